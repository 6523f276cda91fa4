import cohorts.models.doors
import cohorts.models.timetable
import datetime
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import records.codes
import uuid
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from records.migrating import FirstMigration


class Migration(FirstMigration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("courses", "0001_initial"),
        ("records", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ClearedAnswers",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("due_on", models.DateField()),
                ("number", models.PositiveIntegerField()),
                ("cleared_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ["-cleared_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Accommodation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("time", "more time"), ("task", "an equivalent task"), ("other", "something adapted")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        help_text="What those who act must do. Never why: no illness, no diagnosis.",
                        validators=[django.core.validators.MaxLengthValidator(2000)],
                        verbose_name="what is granted",
                    ),
                ),
                ("granted_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "granted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="accommodations_granted",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-granted_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="AccommodationReader",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                (
                    "accommodation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reader_rows",
                        to="cohorts.accommodation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accommodation_rows",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="accommodation",
            name="readers",
            field=models.ManyToManyField(
                related_name="accommodations_to_act_on",
                through="cohorts.AccommodationReader",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.CreateModel(
            name="AccommodationReaderEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "accommodation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.accommodation",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.accommodationreader",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "sent"),
                            ("waiting", "waiting list"),
                            ("offered", "place offered"),
                            ("accepted", "confirmed"),
                            ("declined", "offer declined"),
                            ("lapsed", "offer lapsed"),
                            ("withdrawn", "withdrawn"),
                            ("refused", "declined"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "queue_number",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="the order in which the server took the applications of the cohort",
                        null=True,
                    ),
                ),
                (
                    "priority",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="9 = first in line",
                        validators=[django.core.validators.MaxValueValidator(9)],
                        verbose_name="priority",
                    ),
                ),
                ("school_other", models.CharField(blank=True, max_length=160, verbose_name="other school")),
                (
                    "school_verdict",
                    models.CharField(
                        blank=True,
                        choices=[("approved", "approved"), ("rejected", "not approved")],
                        help_text="the latest word of the school's coordinator",
                        max_length=8,
                    ),
                ),
                ("study_programme", models.CharField(blank=True, max_length=160, verbose_name="study programme")),
                (
                    "study_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(8),
                        ],
                        verbose_name="year of study",
                    ),
                ),
                (
                    "motivation",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(4000)],
                        verbose_name="motivation",
                    ),
                ),
                ("group", models.CharField(blank=True, max_length=20, verbose_name="group")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decision_reason", models.TextField(blank=True, verbose_name="reason")),
                ("offer_expires_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="decisions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["queue_number", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("value", models.JSONField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "file",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answer",
                        to="records.storedfile",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="cohorts.application"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AccommodationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("time", "more time"), ("task", "an equivalent task"), ("other", "something adapted")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("granted_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "granted_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.accommodation",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.application",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="accommodation",
            name="application",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="accommodations", to="cohorts.application"
            ),
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("minutes", models.PositiveSmallIntegerField(help_text="0 = absent", verbose_name="minutes")),
                (
                    "source",
                    models.CharField(
                        choices=[("hand", "by hand"), ("scans", "from the doors")], default="hand", max_length=5
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason of a correction")),
                ("marked_at", models.DateTimeField(auto_now=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attendance", to="cohorts.application"
                    ),
                ),
                (
                    "marked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="attendance_marked",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Cohort",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="address")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("intro", models.TextField(blank=True, verbose_name="introduction")),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("time_zone", models.CharField(default="Europe/Brussels", max_length=40, verbose_name="time zone")),
                ("place", models.CharField(max_length=160, verbose_name="place")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address of the place")),
                (
                    "contact_email",
                    models.EmailField(
                        help_text="Replies to mails of this cohort go here.",
                        max_length=254,
                        verbose_name="contact e-mail",
                    ),
                ),
                (
                    "capacity",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5000),
                        ],
                        verbose_name="places",
                    ),
                ),
                (
                    "admission",
                    models.CharField(
                        choices=[
                            ("first_come", "first come, first served"),
                            ("by_decision", "by decision of the organiser"),
                        ],
                        default="first_come",
                        max_length=12,
                        verbose_name="admission",
                    ),
                ),
                (
                    "coordinator_approves",
                    models.BooleanField(
                        default=False,
                        help_text="Nobody gets a place before their school's word.",
                        verbose_name="schools approve their students",
                    ),
                ),
                (
                    "reviews_wanted",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="0 = no reviews.",
                        validators=[django.core.validators.MaxValueValidator(9)],
                        verbose_name="reviews of each application",
                    ),
                ),
                (
                    "blind_review",
                    models.BooleanField(
                        default=False,
                        help_text="Reviewers see neither name nor school nor e-mail.",
                        verbose_name="blind reviews",
                    ),
                ),
                ("applications_open_at", models.DateTimeField(verbose_name="applications open")),
                ("applications_close_at", models.DateTimeField(verbose_name="applications close")),
                (
                    "offer_hours",
                    models.PositiveSmallIntegerField(
                        default=72,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(720),
                        ],
                        verbose_name="hours to answer an offer",
                    ),
                ),
                (
                    "dossier_due_on",
                    models.DateField(
                        blank=True,
                        help_text="Those who still miss something are reminded.",
                        null=True,
                        verbose_name="dossier complete by",
                    ),
                ),
                ("last_queue_number", models.PositiveIntegerField(default=0, editable=False)),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cohorts", to="accounts.organisation"
                    ),
                ),
                (
                    "programme_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cohorts",
                        to="courses.programmeversion",
                    ),
                ),
                (
                    "schools",
                    models.ManyToManyField(
                        blank=True, related_name="cohorts_for", to="accounts.organisation", verbose_name="schools"
                    ),
                ),
                (
                    "texts",
                    models.ManyToManyField(
                        blank=True, related_name="cohorts", to="accounts.text", verbose_name="texts to accept"
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_on", "title"],
            },
        ),
        migrations.AddField(
            model_name="application",
            name="cohort",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="applications", to="cohorts.cohort"
            ),
        ),
        migrations.CreateModel(
            name="CohortEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("slug", models.SlugField(db_index=False, max_length=80, verbose_name="address")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("intro", models.TextField(blank=True, verbose_name="introduction")),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("time_zone", models.CharField(default="Europe/Brussels", max_length=40, verbose_name="time zone")),
                ("place", models.CharField(max_length=160, verbose_name="place")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address of the place")),
                (
                    "contact_email",
                    models.EmailField(
                        help_text="Replies to mails of this cohort go here.",
                        max_length=254,
                        verbose_name="contact e-mail",
                    ),
                ),
                (
                    "capacity",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5000),
                        ],
                        verbose_name="places",
                    ),
                ),
                (
                    "admission",
                    models.CharField(
                        choices=[
                            ("first_come", "first come, first served"),
                            ("by_decision", "by decision of the organiser"),
                        ],
                        default="first_come",
                        max_length=12,
                        verbose_name="admission",
                    ),
                ),
                (
                    "coordinator_approves",
                    models.BooleanField(
                        default=False,
                        help_text="Nobody gets a place before their school's word.",
                        verbose_name="schools approve their students",
                    ),
                ),
                (
                    "reviews_wanted",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="0 = no reviews.",
                        validators=[django.core.validators.MaxValueValidator(9)],
                        verbose_name="reviews of each application",
                    ),
                ),
                (
                    "blind_review",
                    models.BooleanField(
                        default=False,
                        help_text="Reviewers see neither name nor school nor e-mail.",
                        verbose_name="blind reviews",
                    ),
                ),
                ("applications_open_at", models.DateTimeField(verbose_name="applications open")),
                ("applications_close_at", models.DateTimeField(verbose_name="applications close")),
                (
                    "offer_hours",
                    models.PositiveSmallIntegerField(
                        default=72,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(720),
                        ],
                        verbose_name="hours to answer an offer",
                    ),
                ),
                (
                    "dossier_due_on",
                    models.DateField(
                        blank=True,
                        help_text="Those who still miss something are reminded.",
                        null=True,
                        verbose_name="dossier complete by",
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "programme_version",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="courses.programmeversion",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CohortRole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "role",
                    models.CharField(
                        choices=[("trainer", "trainer"), ("assessor", "assessor"), ("reviewer", "reviewer")],
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="roles", to="cohorts.cohort"
                    ),
                ),
                (
                    "invitation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cohort_roles",
                        to="accounts.invitation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cohort_roles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["role", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CohortRoleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "role",
                    models.CharField(
                        choices=[("trainer", "trainer"), ("assessor", "assessor"), ("reviewer", "reviewer")],
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "invitation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.invitation",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.cohortrole",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("channel", models.CharField(blank=True, max_length=120)),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="consents", to="cohorts.application"
                    ),
                ),
            ],
            options={
                "ordering": ["given_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("offer", "place offered"),
                            ("wait", "put on the waiting list"),
                            ("refuse", "declined"),
                            ("reconsider", "taken up again"),
                            ("withdraw", "withdrawn for the student"),
                        ],
                        max_length=12,
                        verbose_name="decision",
                    ),
                ),
                (
                    "state_before",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "sent"),
                            ("waiting", "waiting list"),
                            ("offered", "place offered"),
                            ("accepted", "confirmed"),
                            ("declined", "offer declined"),
                            ("lapsed", "offer lapsed"),
                            ("withdrawn", "withdrawn"),
                            ("refused", "declined"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "state_after",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "sent"),
                            ("waiting", "waiting list"),
                            ("offered", "place offered"),
                            ("accepted", "confirmed"),
                            ("declined", "offer declined"),
                            ("lapsed", "offer lapsed"),
                            ("withdrawn", "withdrawn"),
                            ("refused", "declined"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, validators=[django.core.validators.MaxLengthValidator(1000)], verbose_name="reason"
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="cohorts.application"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions_taken",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="DecisionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("offer", "place offered"),
                            ("wait", "put on the waiting list"),
                            ("refuse", "declined"),
                            ("reconsider", "taken up again"),
                            ("withdraw", "withdrawn for the student"),
                        ],
                        max_length=12,
                        verbose_name="decision",
                    ),
                ),
                (
                    "state_before",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "sent"),
                            ("waiting", "waiting list"),
                            ("offered", "place offered"),
                            ("accepted", "confirmed"),
                            ("declined", "offer declined"),
                            ("lapsed", "offer lapsed"),
                            ("withdrawn", "withdrawn"),
                            ("refused", "declined"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "state_after",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "sent"),
                            ("waiting", "waiting list"),
                            ("offered", "place offered"),
                            ("accepted", "confirmed"),
                            ("declined", "offer declined"),
                            ("lapsed", "offer lapsed"),
                            ("withdrawn", "withdrawn"),
                            ("refused", "declined"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.application",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.decision",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Door",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("secret", models.CharField(default=cohorts.models.doors.new_key, max_length=64)),
                (
                    "screen_key",
                    models.CharField(
                        default=cohorts.models.doors.new_key,
                        help_text="the address of its screen",
                        max_length=64,
                        unique=True,
                    ),
                ),
                ("opened_at", models.DateTimeField(auto_now_add=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="doors", to="cohorts.cohort"
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DoorPass",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(default=records.codes.new_code, max_length=20, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="passes", to="cohorts.application"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DoorPassEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.application",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.doorpass",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("what", models.CharField(max_length=300, verbose_name="what is to be done")),
                ("due_on", models.DateField(verbose_name="until")),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, max_length=300, verbose_name="what came of it")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="follow_ups",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who does it",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Gate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("briefing", "safety briefing"),
                            ("fitness", "fitness declaration"),
                            ("host_rules", "visit rules and confidentiality"),
                            ("pretest", "entry test"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="As students read it: Safety briefing, cleanroom.",
                        max_length=120,
                        verbose_name="name",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        help_text="Empty: the day by which the dossier is due.",
                        null=True,
                        verbose_name="to be met by",
                    ),
                ),
                (
                    "points",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=6,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("1")),
                            django.core.validators.MaxValueValidator(Decimal("1000")),
                        ],
                        verbose_name="points to be had",
                    ),
                ),
                (
                    "percent",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="pass mark in percent",
                    ),
                ),
                (
                    "equivalent_task",
                    models.CharField(
                        blank=True,
                        help_text="What somebody does instead who cannot go in: a virtual exercise, or watching.",
                        max_length=300,
                        verbose_name="equivalent task",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("retired_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="gates", to="cohorts.cohort"
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gates",
                        to="accounts.text",
                        verbose_name="text to accept",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="GateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("briefing", "safety briefing"),
                            ("fitness", "fitness declaration"),
                            ("host_rules", "visit rules and confidentiality"),
                            ("pretest", "entry test"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="As students read it: Safety briefing, cleanroom.",
                        max_length=120,
                        verbose_name="name",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        help_text="Empty: the day by which the dossier is due.",
                        null=True,
                        verbose_name="to be met by",
                    ),
                ),
                (
                    "points",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=6,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("1")),
                            django.core.validators.MaxValueValidator(Decimal("1000")),
                        ],
                        verbose_name="points to be had",
                    ),
                ),
                (
                    "percent",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="pass mark in percent",
                    ),
                ),
                (
                    "equivalent_task",
                    models.CharField(
                        blank=True,
                        help_text="What somebody does instead who cannot go in: a virtual exercise, or watching.",
                        max_length=300,
                        verbose_name="equivalent task",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("retired_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.gate",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.text",
                        verbose_name="text to accept",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GateRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "words",
                    models.TextField(
                        validators=[django.core.validators.MaxLengthValidator(2000)], verbose_name="what you ask"
                    ),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("opened", "open the gate"),
                            ("equivalent", "give an equivalent task"),
                            ("stays", "leave it shut"),
                        ],
                        max_length=12,
                        verbose_name="answer",
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, validators=[django.core.validators.MaxLengthValidator(2000)], verbose_name="reason"
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="gate_answers",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gate_requests",
                        to="cohorts.application",
                    ),
                ),
                (
                    "gate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="cohorts.gate"
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="GateRequestEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("opened", "open the gate"),
                            ("equivalent", "give an equivalent task"),
                            ("stays", "leave it shut"),
                        ],
                        max_length=12,
                        verbose_name="answer",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.application",
                    ),
                ),
                (
                    "gate",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.gate",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.gaterequest",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GateResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "accepted"),
                            ("fit", "fit"),
                            ("not_fit", "not fit"),
                            ("adapt", "fit, if something is adapted"),
                            ("passed", "passed"),
                            ("failed", "not passed"),
                            ("opened", "opened by the team"),
                            ("equivalent", "equivalent task"),
                        ],
                        max_length=12,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "points",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name="points"),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gate_results",
                        to="cohorts.application",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="gate_results_noted",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="results", to="cohorts.gate"
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        blank=True,
                        help_text="the version that was accepted",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gate_results",
                        to="accounts.text",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="GateResultEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.application",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gate",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.gate",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.gateresult",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="the version that was accepted",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.text",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GroupPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "number",
                    models.PositiveSmallIntegerField(
                        default=6,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(26),
                        ],
                        verbose_name="number of groups",
                    ),
                ),
                (
                    "largest",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="most people in a group",
                    ),
                ),
                ("mix_schools", models.BooleanField(default=True, verbose_name="mix the schools")),
                (
                    "share_language",
                    models.BooleanField(
                        default=False,
                        help_text="As the people answered. Who did not answer stands in nobody's way.",
                        verbose_name="one language that everybody in the group speaks",
                    ),
                ),
                (
                    "gown_stock",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="size -> how many a group can put on at once",
                        verbose_name="gowns for one group",
                    ),
                ),
                (
                    "cohort",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="group_plan", to="cohorts.cohort"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GroupPlanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "number",
                    models.PositiveSmallIntegerField(
                        default=6,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(26),
                        ],
                        verbose_name="number of groups",
                    ),
                ),
                (
                    "largest",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="most people in a group",
                    ),
                ),
                ("mix_schools", models.BooleanField(default=True, verbose_name="mix the schools")),
                (
                    "share_language",
                    models.BooleanField(
                        default=False,
                        help_text="As the people answered. Who did not answer stands in nobody's way.",
                        verbose_name="one language that everybody in the group speaks",
                    ),
                ),
                (
                    "gown_stock",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="size -> how many a group can put on at once",
                        verbose_name="gowns for one group",
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.groupplan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GroupWish",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("together", "together in one group"), ("apart", "all in different groups")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True, help_text="Read by the team alone.", max_length=200, verbose_name="note"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="group_wishes", to="cohorts.cohort"
                    ),
                ),
                (
                    "people",
                    models.ManyToManyField(
                        related_name="group_wishes", to="cohorts.application", verbose_name="people"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="GroupWishEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("together", "together in one group"), ("apart", "all in different groups")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.groupwish",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GuardianConsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("full_name", models.CharField(max_length=120, verbose_name="name of the parent or guardian")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail of the parent or guardian")),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("nl", "Dutch"), ("fr", "French")],
                        default="en",
                        max_length=5,
                        verbose_name="language of the mail",
                    ),
                ),
                ("token_digest", models.CharField(max_length=64, unique=True)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("given_at", models.DateTimeField(blank=True, null=True)),
                ("refused_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guardian_consents",
                        to="cohorts.application",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guardian_consents",
                        to="accounts.text",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="GuardianConsentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("nl", "Dutch"), ("fr", "French")],
                        default="en",
                        max_length=5,
                        verbose_name="language of the mail",
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("given_at", models.DateTimeField(blank=True, null=True)),
                ("refused_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.application",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.guardianconsent",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.text",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("incident", "incident"), ("near_miss", "near miss")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="when")),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                ("people", models.CharField(blank=True, max_length=300, verbose_name="others concerned")),
                ("what", models.TextField(max_length=4000, verbose_name="what happened")),
                ("first_action", models.TextField(max_length=2000, verbose_name="first action")),
                ("noted_at", models.DateTimeField(auto_now_add=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closing", models.TextField(blank=True, max_length=2000, verbose_name="conclusion")),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="incidents", to="cohorts.cohort"
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "participants",
                    models.ManyToManyField(
                        blank=True,
                        related_name="incidents",
                        to="cohorts.application",
                        verbose_name="participants concerned",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="FollowUpEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("due_on", models.DateField(verbose_name="until")),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.followup",
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who does it",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.incident",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="followup",
            name="incident",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="follow_ups", to="cohorts.incident"
            ),
        ),
        migrations.CreateModel(
            name="InviteeFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(help_text="as the person named it; never used as a path", max_length=200)),
                ("content", models.BinaryField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checking", "being checked"),
                            ("refused", "refused"),
                            ("checked", "checked"),
                            ("inviting", "being invited"),
                            ("done", "invited"),
                            ("discarded", "put aside"),
                        ],
                        default="checking",
                        max_length=10,
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0, help_text="people in the file")),
                (
                    "done",
                    models.PositiveIntegerField(default=0, help_text="how many of them the running job has dealt with"),
                ),
                ("known", models.PositiveIntegerField(default=0, help_text="how many of them were invited before")),
                ("problems", models.JSONField(default=list)),
                ("wrong", models.PositiveIntegerField(default=0, help_text="lines with a problem")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("claimed_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="invitee_files",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="invitee_files", to="cohorts.cohort"
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Invitee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                ("full_name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("nl", "Dutch"), ("fr", "French")],
                        default="en",
                        max_length=5,
                        verbose_name="language",
                    ),
                ),
                ("study_programme", models.CharField(blank=True, max_length=160, verbose_name="study programme")),
                (
                    "study_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(8),
                        ],
                        verbose_name="year of study",
                    ),
                ),
                (
                    "priority",
                    models.PositiveSmallIntegerField(
                        default=0, validators=[django.core.validators.MaxValueValidator(9)], verbose_name="priority"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("invited_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "application",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="invitee",
                        to="cohorts.application",
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="invitees", to="cohorts.cohort"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitees",
                        to="accounts.organisation",
                        verbose_name="school",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="invitees",
                        to="cohorts.inviteefile",
                    ),
                ),
            ],
            options={
                "ordering": ["full_name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="InviteeFileEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checking", "being checked"),
                            ("refused", "refused"),
                            ("checked", "checked"),
                            ("inviting", "being invited"),
                            ("done", "invited"),
                            ("discarded", "put aside"),
                        ],
                        default="checking",
                        max_length=10,
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0, help_text="people in the file")),
                ("known", models.PositiveIntegerField(default=0, help_text="how many of them were invited before")),
                ("wrong", models.PositiveIntegerField(default=0, help_text="lines with a problem")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.inviteefile",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.CharField(max_length=200, verbose_name="subject")),
                ("body", models.TextField(help_text="Markdown", verbose_name="text")),
                ("audience", models.JSONField(default=dict, help_text="the filter: states, schools")),
                ("sent_at", models.DateTimeField(auto_now_add=True)),
                ("recipients", models.PositiveIntegerField(default=0)),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="letters", to="cohorts.cohort"
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="letters",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-sent_at"],
            },
        ),
        migrations.CreateModel(
            name="LetterEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("audience", models.JSONField(default=dict, help_text="the filter: states, schools")),
                ("sent_at", models.DateTimeField(auto_now_add=True)),
                ("recipients", models.PositiveIntegerField(default=0)),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.letter",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LineChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("priority_before", models.PositiveSmallIntegerField()),
                ("priority", models.PositiveSmallIntegerField()),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="line_changes",
                        to="cohorts.application",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PlanRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "aim",
                    models.CharField(
                        choices=[("new", "a new plan"), ("repair", "as little changed as possible")],
                        default="new",
                        max_length=6,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "queued"),
                            ("running", "searching"),
                            ("solved", "found"),
                            ("impossible", "impossible"),
                            ("nothing", "nothing found in time"),
                            ("failed", "failed"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("limit_seconds", models.PositiveSmallIntegerField(default=30)),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("stop_asked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "heard_at",
                    models.DateTimeField(blank=True, help_text="the last sign of life of the worker", null=True),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("seconds", models.FloatField(default=0)),
                ("solutions", models.PositiveIntegerField(default=0)),
                (
                    "value",
                    models.FloatField(
                        blank=True, help_text="what the best plan costs; see cohorts/rotation", null=True
                    ),
                ),
                ("bound", models.FloatField(blank=True, help_text="no plan costs less", null=True)),
                (
                    "problem",
                    models.JSONField(blank=True, default=dict, help_text="what the solver was asked, as dataclasses"),
                ),
                ("plan", models.JSONField(blank=True, default=dict)),
                (
                    "conflict",
                    models.JSONField(blank=True, default=dict, help_text="rules of which none can be left out"),
                ),
                ("adopted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="plan_runs",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="plan_runs", to="cohorts.cohort"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("application", "with the application"),
                            ("dossier", "in the dossier, after acceptance"),
                        ],
                        default="dossier",
                        max_length=12,
                        verbose_name="asked",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("short", "short text"),
                            ("long", "long text"),
                            ("number", "number"),
                            ("date", "date"),
                            ("choice", "one of several choices"),
                            ("choices", "several choices"),
                            ("yes_no", "yes or no"),
                            ("file", "file"),
                            ("consent", "consent to a text"),
                        ],
                        max_length=8,
                        verbose_name="kind of answer",
                    ),
                ),
                ("label", models.CharField(max_length=200, verbose_name="question")),
                ("help", models.CharField(blank=True, max_length=400, verbose_name="help")),
                ("required", models.BooleanField(default=False, verbose_name="has to be answered")),
                (
                    "choices",
                    models.JSONField(
                        blank=True, default=list, help_text="texts, in their order", verbose_name="choices"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("shown_if_value", models.CharField(blank=True, max_length=120, verbose_name="is answered with")),
                (
                    "meaning",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("gown_size", "gown size"),
                            ("glove_size", "glove size"),
                            ("boot_size", "boot size"),
                            ("diet", "diet"),
                            ("emergency_contact", "emergency contact"),
                            ("laptop", "laptop"),
                            ("languages", "languages"),
                            ("accommodation", "accommodation needed"),
                            ("photo_consent", "photo consent"),
                            ("under_18", "under 18"),
                            ("age_band", "age band (ESF+)"),
                            ("gender", "gender (ESF+)"),
                            ("status", "status (ESF+)"),
                        ],
                        max_length=20,
                        verbose_name="used for",
                    ),
                ),
                (
                    "privacy",
                    models.CharField(
                        choices=[
                            ("ordinary", "ordinary: size, laptop"),
                            ("personal", "personal: contact data, names of others"),
                            ("special", "special: health, diet, belief (GDPR, article 9)"),
                        ],
                        default="personal",
                        max_length=8,
                        verbose_name="privacy",
                    ),
                ),
                (
                    "keep_days",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[django.core.validators.MaxValueValidator(3660)],
                        verbose_name="days kept after the last day",
                    ),
                ),
                ("retired_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="cohorts.cohort"
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="cohorts.question",
                    ),
                ),
                (
                    "shown_if",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followers",
                        to="cohorts.question",
                        verbose_name="shown only if",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="accounts.text",
                        verbose_name="text",
                    ),
                ),
            ],
            options={
                "ordering": ["stage", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ConsentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("channel", models.CharField(blank=True, max_length=120)),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.application",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.consent",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.question",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="consent",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="consents", to="cohorts.question"
            ),
        ),
        migrations.CreateModel(
            name="ClearedAnswersEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("due_on", models.DateField()),
                ("number", models.PositiveIntegerField()),
                ("cleared_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.clearedanswers",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.question",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="clearedanswers",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="clearings", to="cohorts.question"
            ),
        ),
        migrations.CreateModel(
            name="AnswerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("answered_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="records.storedfile",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.answer",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.application",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.question",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="answer",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="cohorts.question"
            ),
        ),
        migrations.CreateModel(
            name="QuestionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("application", "with the application"),
                            ("dossier", "in the dossier, after acceptance"),
                        ],
                        default="dossier",
                        max_length=12,
                        verbose_name="asked",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("short", "short text"),
                            ("long", "long text"),
                            ("number", "number"),
                            ("date", "date"),
                            ("choice", "one of several choices"),
                            ("choices", "several choices"),
                            ("yes_no", "yes or no"),
                            ("file", "file"),
                            ("consent", "consent to a text"),
                        ],
                        max_length=8,
                        verbose_name="kind of answer",
                    ),
                ),
                ("label", models.CharField(max_length=200, verbose_name="question")),
                ("help", models.CharField(blank=True, max_length=400, verbose_name="help")),
                ("required", models.BooleanField(default=False, verbose_name="has to be answered")),
                (
                    "choices",
                    models.JSONField(
                        blank=True, default=list, help_text="texts, in their order", verbose_name="choices"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("shown_if_value", models.CharField(blank=True, max_length=120, verbose_name="is answered with")),
                (
                    "meaning",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("gown_size", "gown size"),
                            ("glove_size", "glove size"),
                            ("boot_size", "boot size"),
                            ("diet", "diet"),
                            ("emergency_contact", "emergency contact"),
                            ("laptop", "laptop"),
                            ("languages", "languages"),
                            ("accommodation", "accommodation needed"),
                            ("photo_consent", "photo consent"),
                            ("under_18", "under 18"),
                            ("age_band", "age band (ESF+)"),
                            ("gender", "gender (ESF+)"),
                            ("status", "status (ESF+)"),
                        ],
                        max_length=20,
                        verbose_name="used for",
                    ),
                ),
                (
                    "privacy",
                    models.CharField(
                        choices=[
                            ("ordinary", "ordinary: size, laptop"),
                            ("personal", "personal: contact data, names of others"),
                            ("special", "special: health, diet, belief (GDPR, article 9)"),
                        ],
                        default="personal",
                        max_length=8,
                        verbose_name="privacy",
                    ),
                ),
                (
                    "keep_days",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[django.core.validators.MaxValueValidator(3660)],
                        verbose_name="days kept after the last day",
                    ),
                ),
                ("retired_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.question",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.question",
                    ),
                ),
                (
                    "shown_if",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.question",
                        verbose_name="shown only if",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.text",
                        verbose_name="text",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Quota",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "places",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5000),
                        ],
                        verbose_name="places",
                    ),
                ),
                ("is_limit", models.BooleanField(default=False, verbose_name="no more than these places")),
                ("release_at", models.DateTimeField(blank=True, null=True, verbose_name="released on")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="quotas", to="cohorts.cohort"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotas",
                        to="accounts.organisation",
                        verbose_name="school",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="LineChangeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("priority_before", models.PositiveSmallIntegerField()),
                ("priority", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.application",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.linechange",
                    ),
                ),
                (
                    "quota",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.quota",
                    ),
                ),
                (
                    "quota_before",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.quota",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="linechange",
            name="quota",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="cohorts.quota",
            ),
        ),
        migrations.AddField(
            model_name="linechange",
            name="quota_before",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="cohorts.quota",
            ),
        ),
        migrations.CreateModel(
            name="InviteeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("nl", "Dutch"), ("fr", "French")],
                        default="en",
                        max_length=5,
                        verbose_name="language",
                    ),
                ),
                (
                    "study_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(8),
                        ],
                        verbose_name="year of study",
                    ),
                ),
                (
                    "priority",
                    models.PositiveSmallIntegerField(
                        default=0, validators=[django.core.validators.MaxValueValidator(9)], verbose_name="priority"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("invited_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "application",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.application",
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.invitee",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.organisation",
                        verbose_name="school",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.inviteefile",
                    ),
                ),
                (
                    "quota",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.quota",
                        verbose_name="quota",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="invitee",
            name="quota",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="invitees",
                to="cohorts.quota",
                verbose_name="quota",
            ),
        ),
        migrations.CreateModel(
            name="ApplicationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "sent"),
                            ("waiting", "waiting list"),
                            ("offered", "place offered"),
                            ("accepted", "confirmed"),
                            ("declined", "offer declined"),
                            ("lapsed", "offer lapsed"),
                            ("withdrawn", "withdrawn"),
                            ("refused", "declined"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "queue_number",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="the order in which the server took the applications of the cohort",
                        null=True,
                    ),
                ),
                (
                    "priority",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="9 = first in line",
                        validators=[django.core.validators.MaxValueValidator(9)],
                        verbose_name="priority",
                    ),
                ),
                (
                    "school_verdict",
                    models.CharField(
                        blank=True,
                        choices=[("approved", "approved"), ("rejected", "not approved")],
                        help_text="the latest word of the school's coordinator",
                        max_length=8,
                    ),
                ),
                ("group", models.CharField(blank=True, max_length=20, verbose_name="group")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("offer_expires_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.application",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "quota",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.quota",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="application",
            name="quota",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="applications",
                to="cohorts.quota",
            ),
        ),
        migrations.CreateModel(
            name="QuotaEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "places",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5000),
                        ],
                        verbose_name="places",
                    ),
                ),
                ("is_limit", models.BooleanField(default=False, verbose_name="no more than these places")),
                ("release_at", models.DateTimeField(blank=True, null=True, verbose_name="released on")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.organisation",
                        verbose_name="school",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.quota",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("due_on", models.DateField()),
                ("step", models.SmallIntegerField(help_text="days before the day; negative = after it")),
                ("sent_at", models.DateTimeField(auto_now_add=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to="cohorts.application"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ReminderEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("due_on", models.DateField()),
                ("step", models.SmallIntegerField(help_text="days before the day; negative = after it")),
                ("sent_at", models.DateTimeField(auto_now_add=True)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.application",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.reminder",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "comment",
                    models.TextField(
                        blank=True, validators=[django.core.validators.MaxLengthValidator(4000)], verbose_name="comment"
                    ),
                ),
                ("conflict", models.BooleanField(default=False, verbose_name="conflict of interest")),
                (
                    "percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="the weighted points, set when it is sent",
                        max_digits=5,
                        null=True,
                    ),
                ),
                ("started_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="cohorts.application"
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["submitted_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ReviewCriterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(2000)],
                        verbose_name="what to look for",
                    ),
                ),
                (
                    "most_points",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="most points",
                    ),
                ),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="weight",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="review_criteria", to="cohorts.cohort"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ReviewCriterionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(2000)],
                        verbose_name="what to look for",
                    ),
                ),
                (
                    "most_points",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="most points",
                    ),
                ),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="weight",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.reviewcriterion",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReviewEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("conflict", models.BooleanField(default=False, verbose_name="conflict of interest")),
                (
                    "percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="the weighted points, set when it is sent",
                        max_digits=5,
                        null=True,
                    ),
                ),
                ("started_at", models.DateTimeField(auto_now_add=True)),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.application",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.review",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReviewScore",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "points",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(100)], verbose_name="points"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scores", to="cohorts.reviewcriterion"
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="scores", to="cohorts.review"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReviewScoreEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "points",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(100)], verbose_name="points"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.reviewcriterion",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.reviewscore",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.review",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Room",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("site", models.CharField(blank=True, max_length=120, verbose_name="site")),
                (
                    "largest_number",
                    models.PositiveSmallIntegerField(
                        help_text="Trainers included.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="largest number of people",
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("NC", "not classified"),
                            ("D", "grade D, simulated"),
                            ("C", "grade C, simulated"),
                            ("B", "grade B, simulated"),
                            ("A", "grade A, simulated"),
                        ],
                        default="NC",
                        max_length=2,
                        verbose_name="cleanroom grade",
                    ),
                ),
                ("retired_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rooms", to="accounts.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kind", models.CharField(choices=[("moved", "moved"), ("cancelled", "cancelled")], max_length=10)),
                ("group", models.CharField(blank=True, help_text="whom it concerns; empty: everybody", max_length=20)),
                ("was_at", models.DateTimeField(blank=True, null=True)),
                ("now_at", models.DateTimeField(blank=True, null=True)),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="why")),
                ("told", models.PositiveIntegerField(default=0, help_text="how many people were written to")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="cohorts.cohort"
                    ),
                ),
                (
                    "now_room",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cohorts.room",
                    ),
                ),
                (
                    "was_room",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cohorts.room",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="IncidentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("incident", "incident"), ("near_miss", "near miss")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="when")),
                ("noted_at", models.DateTimeField(auto_now_add=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.incident",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.room",
                        verbose_name="room",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="incident",
            name="room",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="incidents",
                to="cohorts.room",
                verbose_name="room",
            ),
        ),
        migrations.CreateModel(
            name="DoorEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("opened_at", models.DateTimeField(auto_now_add=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.door",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.room",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="door",
            name="room",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="doors",
                to="cohorts.room",
            ),
        ),
        migrations.CreateModel(
            name="RoomEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("site", models.CharField(blank=True, max_length=120, verbose_name="site")),
                (
                    "largest_number",
                    models.PositiveSmallIntegerField(
                        help_text="Trainers included.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="largest number of people",
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("NC", "not classified"),
                            ("D", "grade D, simulated"),
                            ("C", "grade C, simulated"),
                            ("B", "grade B, simulated"),
                            ("A", "grade A, simulated"),
                        ],
                        default="NC",
                        max_length=2,
                        verbose_name="cleanroom grade",
                    ),
                ),
                ("retired_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.room",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Rotation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("first_day", models.DateField(verbose_name="first day")),
                ("last_day", models.DateField(verbose_name="last day")),
                ("starts", models.TimeField(default=datetime.time(9, 0), verbose_name="begins each day at")),
                ("ends", models.TimeField(default=datetime.time(17, 0), verbose_name="ends each day by")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rotations", to="cohorts.cohort"
                    ),
                ),
            ],
            options={
                "ordering": ["first_day", "starts", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PlanRunEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "aim",
                    models.CharField(
                        choices=[("new", "a new plan"), ("repair", "as little changed as possible")],
                        default="new",
                        max_length=6,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "queued"),
                            ("running", "searching"),
                            ("solved", "found"),
                            ("impossible", "impossible"),
                            ("nothing", "nothing found in time"),
                            ("failed", "failed"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("limit_seconds", models.PositiveSmallIntegerField(default=30)),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("stop_asked_at", models.DateTimeField(blank=True, null=True)),
                ("adopted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.planrun",
                    ),
                ),
                (
                    "rotation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.rotation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="planrun",
            name="rotation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="runs",
                to="cohorts.rotation",
            ),
        ),
        migrations.CreateModel(
            name="RotationBreak",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("starts", models.TimeField(verbose_name="from")),
                ("ends", models.TimeField(verbose_name="to")),
                (
                    "rotation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="breaks", to="cohorts.rotation"
                    ),
                ),
            ],
            options={
                "ordering": ["starts", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RotationBreakEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("starts", models.TimeField(verbose_name="from")),
                ("ends", models.TimeField(verbose_name="to")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.rotationbreak",
                    ),
                ),
                (
                    "rotation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.rotation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RotationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("first_day", models.DateField(verbose_name="first day")),
                ("last_day", models.DateField(verbose_name="last day")),
                ("starts", models.TimeField(default=datetime.time(9, 0), verbose_name="begins each day at")),
                ("ends", models.TimeField(default=datetime.time(17, 0), verbose_name="ends each day by")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.rotation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RotationWish",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("at", "a group is at a station at a fixed time"),
                            ("first", "a group begins with a station"),
                            ("order", "one station comes before another"),
                            ("not_before", "a station not before a time"),
                            ("done_by", "a station done by a time"),
                            ("away", "a trainer is away"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "group",
                    models.CharField(blank=True, help_text="Empty: every group.", max_length=20, verbose_name="group"),
                ),
                ("starts_at", models.DateTimeField(blank=True, null=True, verbose_name="from")),
                ("ends_at", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "rotation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="wishes", to="cohorts.rotation"
                    ),
                ),
                (
                    "trainer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cohorts.cohortrole",
                        verbose_name="trainer",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=60, verbose_name="name of the view")),
                (
                    "params",
                    models.JSONField(
                        default=dict, help_text="the parts of the address: state, school, group, quota, sort …"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="saved_views", to="cohorts.cohort"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="saved_views",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="SavedViewEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "params",
                    models.JSONField(
                        default=dict, help_text="the parts of the address: state, school, group, quota, sort …"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.savedview",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Scan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("way", models.CharField(choices=[("in", "in"), ("out", "out")], max_length=3)),
                ("at", models.DateTimeField()),
                ("received_at", models.DateTimeField(auto_now_add=True)),
                ("device_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("pass", "personal code"),
                            ("name", "picked by name"),
                            ("room", "code of the room"),
                            ("sheet", "sheet for signatures"),
                            ("hand", "by hand"),
                        ],
                        max_length=5,
                    ),
                ),
                (
                    "problem",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unknown", "no code of ours"),
                            ("ended", "replaced code"),
                            ("other_cohort", "code of another cohort"),
                            ("no_place", "holds no place"),
                            ("copied", "code in use elsewhere"),
                            ("time", "time cannot be"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("voided_at", models.DateTimeField(blank=True, null=True)),
                ("voided_reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                (
                    "application",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scans",
                        to="cohorts.application",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="scans_made",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scans", to="cohorts.cohort"
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scans",
                        to="cohorts.door",
                    ),
                ),
                (
                    "voided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="scans_voided",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SchoolVerdict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "verdict",
                    models.CharField(
                        choices=[("approved", "approved"), ("rejected", "not approved")],
                        max_length=8,
                        verbose_name="verdict",
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, validators=[django.core.validators.MaxLengthValidator(1000)], verbose_name="reason"
                    ),
                ),
                (
                    "for_school",
                    models.BooleanField(default=False, help_text="written by the team, as the school told it"),
                ),
                (
                    "at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="school_verdicts",
                        to="cohorts.application",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="school_verdicts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SchoolVerdictEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "verdict",
                    models.CharField(
                        choices=[("approved", "approved"), ("rejected", "not approved")],
                        max_length=8,
                        verbose_name="verdict",
                    ),
                ),
                (
                    "for_school",
                    models.BooleanField(default=False, help_text="written by the team, as the school told it"),
                ),
                (
                    "at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.application",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.schoolverdict",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(blank=True, max_length=10, verbose_name="code")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("lecture", "lecture"),
                            ("workshop", "workshop"),
                            ("cleanroom", "cleanroom"),
                            ("lab", "lab"),
                            ("simulation", "simulation"),
                            ("visit", "company visit"),
                            ("employer", "employer presentation"),
                            ("assessment", "assessment"),
                            ("ceremony", "ceremony"),
                            ("networking", "networking"),
                            ("plenary", "plenary"),
                        ],
                        default="lecture",
                        max_length=12,
                        verbose_name="type",
                    ),
                ),
                ("abstract", models.TextField(blank=True, verbose_name="abstract")),
                ("outcomes", models.TextField(blank=True, help_text="One a line.", verbose_name="learning outcomes")),
                ("speaker", models.CharField(blank=True, max_length=200, verbose_name="speaker")),
                (
                    "given_by",
                    models.CharField(
                        blank=True, help_text="The organisation, as shown.", max_length=160, verbose_name="given by"
                    ),
                ),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        default=60,
                        validators=[
                            django.core.validators.MinValueValidator(5),
                            django.core.validators.MaxValueValidator(600),
                        ],
                        verbose_name="minutes",
                    ),
                ),
                (
                    "largest_group",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="largest group"),
                ),
                ("is_public", models.BooleanField(default=True, verbose_name="shown in the public timetable")),
                ("cancelled_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to="cohorts.cohort"
                    ),
                ),
                (
                    "modules",
                    models.ManyToManyField(
                        blank=True, related_name="sessions", to="courses.moduleversion", verbose_name="modules"
                    ),
                ),
            ],
            options={
                "ordering": ["cohort", "code", "pk"],
            },
        ),
        migrations.AddField(
            model_name="gate",
            name="sessions",
            field=models.ManyToManyField(
                blank=True, related_name="gates", to="cohorts.session", verbose_name="stands before these sessions"
            ),
        ),
        migrations.CreateModel(
            name="SessionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("code", models.CharField(blank=True, max_length=10, verbose_name="code")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("lecture", "lecture"),
                            ("workshop", "workshop"),
                            ("cleanroom", "cleanroom"),
                            ("lab", "lab"),
                            ("simulation", "simulation"),
                            ("visit", "company visit"),
                            ("employer", "employer presentation"),
                            ("assessment", "assessment"),
                            ("ceremony", "ceremony"),
                            ("networking", "networking"),
                            ("plenary", "plenary"),
                        ],
                        default="lecture",
                        max_length=12,
                        verbose_name="type",
                    ),
                ),
                ("abstract", models.TextField(blank=True, verbose_name="abstract")),
                ("outcomes", models.TextField(blank=True, help_text="One a line.", verbose_name="learning outcomes")),
                (
                    "given_by",
                    models.CharField(
                        blank=True, help_text="The organisation, as shown.", max_length=160, verbose_name="given by"
                    ),
                ),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        default=60,
                        validators=[
                            django.core.validators.MinValueValidator(5),
                            django.core.validators.MaxValueValidator(600),
                        ],
                        verbose_name="minutes",
                    ),
                ),
                (
                    "largest_group",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="largest group"),
                ),
                ("is_public", models.BooleanField(default=True, verbose_name="shown in the public timetable")),
                ("cancelled_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.session",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Sitting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField(blank=True, null=True)),
                (
                    "group",
                    models.CharField(blank=True, help_text="Empty: for all.", max_length=20, verbose_name="group"),
                ),
                ("sequence", models.PositiveIntegerField(default=0, editable=False, help_text="iCalendar SEQUENCE")),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sittings",
                        to="cohorts.room",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sittings", to="cohorts.session"
                    ),
                ),
            ],
            options={
                "ordering": ["during", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ScanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("way", models.CharField(choices=[("in", "in"), ("out", "out")], max_length=3)),
                ("at", models.DateTimeField()),
                ("received_at", models.DateTimeField(auto_now_add=True)),
                ("device_key", models.UUIDField(default=uuid.uuid4)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("pass", "personal code"),
                            ("name", "picked by name"),
                            ("room", "code of the room"),
                            ("sheet", "sheet for signatures"),
                            ("hand", "by hand"),
                        ],
                        max_length=5,
                    ),
                ),
                (
                    "problem",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unknown", "no code of ours"),
                            ("ended", "replaced code"),
                            ("other_cohort", "code of another cohort"),
                            ("no_place", "holds no place"),
                            ("copied", "code in use elsewhere"),
                            ("time", "time cannot be"),
                        ],
                        max_length=12,
                    ),
                ),
                ("voided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "application",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.application",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.door",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.scan",
                    ),
                ),
                (
                    "voided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sitting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.sitting",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="scan",
            name="sitting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="scans", to="cohorts.sitting"
            ),
        ),
        migrations.CreateModel(
            name="NoticeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("kind", models.CharField(choices=[("moved", "moved"), ("cancelled", "cancelled")], max_length=10)),
                ("group", models.CharField(blank=True, help_text="whom it concerns; empty: everybody", max_length=20)),
                ("was_at", models.DateTimeField(blank=True, null=True)),
                ("now_at", models.DateTimeField(blank=True, null=True)),
                ("told", models.PositiveIntegerField(default=0, help_text="how many people were written to")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohort",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.notice",
                    ),
                ),
                (
                    "now_room",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.room",
                    ),
                ),
                (
                    "was_room",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.room",
                    ),
                ),
                (
                    "sitting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.sitting",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="notice",
            name="sitting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="notices", to="cohorts.sitting"
            ),
        ),
        migrations.CreateModel(
            name="AttendanceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("minutes", models.PositiveSmallIntegerField(help_text="0 = absent", verbose_name="minutes")),
                (
                    "source",
                    models.CharField(
                        choices=[("hand", "by hand"), ("scans", "from the doors")], default="hand", max_length=5
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason of a correction")),
                ("marked_at", models.DateTimeField(auto_now=True)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.application",
                    ),
                ),
                (
                    "marked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.attendance",
                    ),
                ),
                (
                    "sitting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.sitting",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="attendance",
            name="sitting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="attendance", to="cohorts.sitting"
            ),
        ),
        migrations.CreateModel(
            name="SittingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField(blank=True, null=True)),
                (
                    "group",
                    models.CharField(blank=True, help_text="Empty: for all.", max_length=20, verbose_name="group"),
                ),
                ("sequence", models.PositiveIntegerField(default=0, editable=False, help_text="iCalendar SEQUENCE")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.sitting",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.room",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.session",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SittingTrainer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sittings", to="cohorts.cohortrole"
                    ),
                ),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="trainers", to="cohorts.sitting"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SittingTrainerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.sittingtrainer",
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohortrole",
                    ),
                ),
                (
                    "sitting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.sitting",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Station",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "changeover_minutes",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="After each group, before the room and the group go on.",
                        validators=[django.core.validators.MaxValueValidator(120)],
                        verbose_name="minutes to change over",
                    ),
                ),
                (
                    "trainers_needed",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MaxValueValidator(6)],
                        verbose_name="trainers for each group",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1)),
                ("rooms", models.ManyToManyField(related_name="stations", to="cohorts.room", verbose_name="rooms")),
                (
                    "rotation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="stations", to="cohorts.rotation"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stations",
                        to="cohorts.session",
                        verbose_name="session",
                    ),
                ),
                (
                    "trainers",
                    models.ManyToManyField(
                        blank=True,
                        related_name="stations",
                        to="cohorts.cohortrole",
                        verbose_name="trainers who can take it",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RotationWishEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("at", "a group is at a station at a fixed time"),
                            ("first", "a group begins with a station"),
                            ("order", "one station comes before another"),
                            ("not_before", "a station not before a time"),
                            ("done_by", "a station done by a time"),
                            ("away", "a trainer is away"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "group",
                    models.CharField(blank=True, help_text="Empty: every group.", max_length=20, verbose_name="group"),
                ),
                ("starts_at", models.DateTimeField(blank=True, null=True, verbose_name="from")),
                ("ends_at", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.rotationwish",
                    ),
                ),
                (
                    "rotation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.rotation",
                    ),
                ),
                (
                    "trainer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.cohortrole",
                        verbose_name="trainer",
                    ),
                ),
                (
                    "station",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.station",
                        verbose_name="station",
                    ),
                ),
                (
                    "then",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.station",
                        verbose_name="the later station",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="rotationwish",
            name="station",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="wishes",
                to="cohorts.station",
                verbose_name="station",
            ),
        ),
        migrations.AddField(
            model_name="rotationwish",
            name="then",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="cohorts.station",
                verbose_name="the later station",
            ),
        ),
        migrations.CreateModel(
            name="StationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "changeover_minutes",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="After each group, before the room and the group go on.",
                        validators=[django.core.validators.MaxValueValidator(120)],
                        verbose_name="minutes to change over",
                    ),
                ),
                (
                    "trainers_needed",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MaxValueValidator(6)],
                        verbose_name="trainers for each group",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.station",
                    ),
                ),
                (
                    "rotation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.rotation",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cohorts.session",
                        verbose_name="session",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TwoPeople",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="told_apart_first",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="told_apart",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="told_apart_second",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TwoPeopleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="cohorts.twopeople",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="accommodationreader",
            constraint=models.UniqueConstraint(fields=("accommodation", "user"), name="one_reader_an_accommodation"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accommodationreader",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_accommodationreaderevent" ("accommodation_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."accommodation_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;',
                    hash="56b13c4c9f1907c47892bed51c63553fa6a4bfb0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1f297",
                    table="cohorts_accommodationreader",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accommodationreader",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."accommodation_id" IS DISTINCT FROM (NEW."accommodation_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                    func='INSERT INTO "cohorts_accommodationreaderevent" ("accommodation_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."accommodation_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."user_id"); RETURN NULL;',
                    hash="58e01e729fdf64fabab7ba8763fec5b79f2bdeda",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_73257",
                    table="cohorts_accommodationreader",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accommodationreader",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_accommodationreaderevent" ("accommodation_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."accommodation_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;',
                    hash="6ffa030ac882355e257a2c4b2d1f654764240d4a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_91237",
                    table="cohorts_accommodationreader",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accommodationreaderevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1887213d00fdcf6127f30bf74cfd95e6c2eb76ac",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b58bd",
                    table="cohorts_accommodationreaderevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accommodationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c5cb362b8fab599a1d7775e291a4f6b025efe8e3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_50927",
                    table="cohorts_accommodationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accommodation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_accommodationevent" ("application_id", "ended_at", "granted_at", "granted_by_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."application_id", NEW."ended_at", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;',
                    hash="52149ee343d6449101a35edcc4c4d7108c612efa",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_98d40",
                    table="cohorts_accommodation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accommodation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_accommodationevent" ("application_id", "ended_at", "granted_at", "granted_by_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."application_id", NEW."ended_at", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;',
                    hash="0c2abd62bdb76c7bb51c9682f2b631a2bcb2f596",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b0b15",
                    table="cohorts_accommodation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accommodation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_accommodationevent" ("application_id", "ended_at", "granted_at", "granted_by_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."application_id", OLD."ended_at", OLD."granted_at", OLD."granted_by_id", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;',
                    hash="9c7312d2ea7f44d73d0c30ea80dde652c5036bd6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2b141",
                    table="cohorts_accommodation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="cohort",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="cohort_ends_after_it_starts"
            ),
        ),
        migrations.AddConstraint(
            model_name="cohort",
            constraint=models.CheckConstraint(
                condition=models.Q(("applications_close_at__gt", models.F("applications_open_at"))),
                name="applications_close_after_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="cohort",
            constraint=models.CheckConstraint(condition=models.Q(("capacity__gte", 1)), name="cohort_has_a_place"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cohort",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_cohortevent" ("address", "admission", "applications_close_at", "applications_open_at", "blind_review", "cancelled_at", "capacity", "contact_email", "coordinator_approves", "created_at", "dossier_due_on", "ends_on", "id", "intro", "offer_hours", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "programme_version_id", "public_id", "published_at", "reviews_wanted", "slug", "starts_on", "time_zone", "title") VALUES (NEW."address", NEW."admission", NEW."applications_close_at", NEW."applications_open_at", NEW."blind_review", NEW."cancelled_at", NEW."capacity", NEW."contact_email", NEW."coordinator_approves", NEW."created_at", NEW."dossier_due_on", NEW."ends_on", NEW."id", NEW."intro", NEW."offer_hours", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place", NEW."programme_version_id", NEW."public_id", NEW."published_at", NEW."reviews_wanted", NEW."slug", NEW."starts_on", NEW."time_zone", NEW."title"); RETURN NULL;',
                    hash="b21403a652ca413d429547633b121268f9aa5f56",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d3a96",
                    table="cohorts_cohort",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cohort",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."admission" IS DISTINCT FROM (NEW."admission") OR OLD."applications_close_at" IS DISTINCT FROM (NEW."applications_close_at") OR OLD."applications_open_at" IS DISTINCT FROM (NEW."applications_open_at") OR OLD."blind_review" IS DISTINCT FROM (NEW."blind_review") OR OLD."cancelled_at" IS DISTINCT FROM (NEW."cancelled_at") OR OLD."capacity" IS DISTINCT FROM (NEW."capacity") OR OLD."contact_email" IS DISTINCT FROM (NEW."contact_email") OR OLD."coordinator_approves" IS DISTINCT FROM (NEW."coordinator_approves") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."dossier_due_on" IS DISTINCT FROM (NEW."dossier_due_on") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."intro" IS DISTINCT FROM (NEW."intro") OR OLD."offer_hours" IS DISTINCT FROM (NEW."offer_hours") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."programme_version_id" IS DISTINCT FROM (NEW."programme_version_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."reviews_wanted" IS DISTINCT FROM (NEW."reviews_wanted") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."time_zone" IS DISTINCT FROM (NEW."time_zone") OR OLD."title" IS DISTINCT FROM (NEW."title"))',
                    func='INSERT INTO "cohorts_cohortevent" ("address", "admission", "applications_close_at", "applications_open_at", "blind_review", "cancelled_at", "capacity", "contact_email", "coordinator_approves", "created_at", "dossier_due_on", "ends_on", "id", "intro", "offer_hours", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "programme_version_id", "public_id", "published_at", "reviews_wanted", "slug", "starts_on", "time_zone", "title") VALUES (NEW."address", NEW."admission", NEW."applications_close_at", NEW."applications_open_at", NEW."blind_review", NEW."cancelled_at", NEW."capacity", NEW."contact_email", NEW."coordinator_approves", NEW."created_at", NEW."dossier_due_on", NEW."ends_on", NEW."id", NEW."intro", NEW."offer_hours", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."programme_version_id", NEW."public_id", NEW."published_at", NEW."reviews_wanted", NEW."slug", NEW."starts_on", NEW."time_zone", NEW."title"); RETURN NULL;',
                    hash="4c66e7349f4a467d9d01f24e89daa29e637273cb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_09318",
                    table="cohorts_cohort",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cohort",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_cohortevent" ("address", "admission", "applications_close_at", "applications_open_at", "blind_review", "cancelled_at", "capacity", "contact_email", "coordinator_approves", "created_at", "dossier_due_on", "ends_on", "id", "intro", "offer_hours", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "programme_version_id", "public_id", "published_at", "reviews_wanted", "slug", "starts_on", "time_zone", "title") VALUES (OLD."address", OLD."admission", OLD."applications_close_at", OLD."applications_open_at", OLD."blind_review", OLD."cancelled_at", OLD."capacity", OLD."contact_email", OLD."coordinator_approves", OLD."created_at", OLD."dossier_due_on", OLD."ends_on", OLD."id", OLD."intro", OLD."offer_hours", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."programme_version_id", OLD."public_id", OLD."published_at", OLD."reviews_wanted", OLD."slug", OLD."starts_on", OLD."time_zone", OLD."title"); RETURN NULL;',
                    hash="c60af58a93371ce0a5c767a0ecfc07e3d9422118",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c354a",
                    table="cohorts_cohort",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cohortevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8c49b10445c952a3fac968b1dbc6de7c2e061070",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c9ce7",
                    table="cohorts_cohortevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="cohortrole",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("cohort", "role", "user"),
                name="one_current_cohort_role",
            ),
        ),
        migrations.AddConstraint(
            model_name="cohortrole",
            constraint=models.CheckConstraint(
                condition=models.Q(("user__isnull", False), ("invitation__isnull", False), _connector="OR"),
                name="cohort_role_is_somebodys",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cohortrole",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_cohortroleevent" ("cohort_id", "created_at", "ended_at", "id", "invitation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "role", "user_id") VALUES (NEW."cohort_id", NEW."created_at", NEW."ended_at", NEW."id", NEW."invitation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."role", NEW."user_id"); RETURN NULL;',
                    hash="349df6850558a77e162e6c4f966ae20c3bb538be",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e5ccb",
                    table="cohorts_cohortrole",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cohortrole",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_cohortroleevent" ("cohort_id", "created_at", "ended_at", "id", "invitation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "role", "user_id") VALUES (NEW."cohort_id", NEW."created_at", NEW."ended_at", NEW."id", NEW."invitation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."role", NEW."user_id"); RETURN NULL;',
                    hash="f62f4e0d748ac337b0f839782b84220cd45249b6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1c2c4",
                    table="cohorts_cohortrole",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cohortrole",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_cohortroleevent" ("cohort_id", "created_at", "ended_at", "id", "invitation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "role", "user_id") VALUES (OLD."cohort_id", OLD."created_at", OLD."ended_at", OLD."id", OLD."invitation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."role", OLD."user_id"); RETURN NULL;',
                    hash="0b7a7c2072893043948eddac9206dc582de01d5b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_06da4",
                    table="cohorts_cohortrole",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cohortroleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3e5e656bf9287943a2b8aa96a31770b56166e940",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_31024",
                    table="cohorts_cohortroleevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="decision_is_not_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="b8310b019e7dcd7512e0dfd6dd2c031b5066d6e6",
                    operation="DELETE",
                    pgid="pgtrigger_decision_is_not_deleted_ece0f",
                    table="cohorts_decision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="decision_is_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."at" IS DISTINCT FROM (NEW."at") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."state_after" IS DISTINCT FROM (NEW."state_after") OR OLD."state_before" IS DISTINCT FROM (NEW."state_before"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="fd7a420a2258a5ca8f7c6f841f33a9c4ed1ca78d",
                    operation="UPDATE",
                    pgid="pgtrigger_decision_is_fixed_816e0",
                    table="cohorts_decision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_decisionevent" ("application_id", "at", "by_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state_after", "state_before") VALUES (NEW."application_id", NEW."at", NEW."by_id", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."state_after", NEW."state_before"); RETURN NULL;',
                    hash="360d347d082a97854e494beeac08c038841fd7ea",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f1d1c",
                    table="cohorts_decision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_decisionevent" ("application_id", "at", "by_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state_after", "state_before") VALUES (NEW."application_id", NEW."at", NEW."by_id", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."state_after", NEW."state_before"); RETURN NULL;',
                    hash="a57b8be732608536799b6cab604b0f33a364fd13",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5b74c",
                    table="cohorts_decision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_decisionevent" ("application_id", "at", "by_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state_after", "state_before") VALUES (OLD."application_id", OLD."at", OLD."by_id", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."state_after", OLD."state_before"); RETURN NULL;',
                    hash="88c9f3ebd2c2fe23e80ff5dcdf6fef9b258d8d10",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a3211",
                    table="cohorts_decision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="96af580d970641761b952dc0205649424c9c0fa3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_329ef",
                    table="cohorts_decisionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="doorpass",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("application",), name="one_current_pass"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doorpass",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_doorpassevent" ("application_id", "created_at", "ended_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."application_id", NEW."created_at", NEW."ended_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;',
                    hash="84a11a9d760bca1da001ebaa730f72a565646cd8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_55f7a",
                    table="cohorts_doorpass",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doorpass",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_doorpassevent" ("application_id", "created_at", "ended_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."application_id", NEW."created_at", NEW."ended_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;',
                    hash="7424c9ccbf1ad154b3c698a77a2da1921ce2111d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_566c3",
                    table="cohorts_doorpass",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doorpass",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_doorpassevent" ("application_id", "created_at", "ended_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."application_id", OLD."created_at", OLD."ended_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;',
                    hash="e0227df54af9c60fd967cdf38689d8445db9cb9f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a186e",
                    table="cohorts_doorpass",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doorpassevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7e5608537f979701f5adf2ca1238bff5b0e35577",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_69660",
                    table="cohorts_doorpassevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gateevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9b15fada1cc41c0bc36b0246d4dde0e0f6f7c3da",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7df99",
                    table="cohorts_gateevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="gaterequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at", None)),
                fields=("gate", "application"),
                name="one_open_request_a_gate",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gaterequest",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_gaterequestevent" ("answer", "answered_at", "answered_by_id", "application_id", "asked_at", "gate_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."application_id", NEW."asked_at", NEW."gate_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;',
                    hash="dbbb43287c55bc95735720fb246c8e17ecb63724",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4f80a",
                    table="cohorts_gaterequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gaterequest",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_gaterequestevent" ("answer", "answered_at", "answered_by_id", "application_id", "asked_at", "gate_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."application_id", NEW."asked_at", NEW."gate_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;',
                    hash="81d716d36a8ee2cf3c5346084dc82602c68c614f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6d28a",
                    table="cohorts_gaterequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gaterequest",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_gaterequestevent" ("answer", "answered_at", "answered_by_id", "application_id", "asked_at", "gate_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."answer", OLD."answered_at", OLD."answered_by_id", OLD."application_id", OLD."asked_at", OLD."gate_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;',
                    hash="42ae7f5f47417dac58d168836890b6c94b9b093f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4000c",
                    table="cohorts_gaterequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gaterequestevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5f52ac1d2656feeb7715478dcc19b64eb38950df",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_90e5d",
                    table="cohorts_gaterequestevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="gateresult",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_at", None)),
                fields=("gate", "application"),
                name="one_current_gate_result",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gateresult",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_gateresultevent" ("application_id", "at", "by_id", "gate_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "superseded_at", "text_id") VALUES (NEW."application_id", NEW."at", NEW."by_id", NEW."gate_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."superseded_at", NEW."text_id"); RETURN NULL;',
                    hash="f1e7f3f3e4273a9fc530fb45970d345b2547b1b9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4b88d",
                    table="cohorts_gateresult",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gateresult",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_gateresultevent" ("application_id", "at", "by_id", "gate_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "superseded_at", "text_id") VALUES (NEW."application_id", NEW."at", NEW."by_id", NEW."gate_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."superseded_at", NEW."text_id"); RETURN NULL;',
                    hash="92ceab9fa4553d5b7b3b65e6deccc1843e4e8d07",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_305ec",
                    table="cohorts_gateresult",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gateresult",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_gateresultevent" ("application_id", "at", "by_id", "gate_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "superseded_at", "text_id") VALUES (OLD."application_id", OLD."at", OLD."by_id", OLD."gate_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."superseded_at", OLD."text_id"); RETURN NULL;',
                    hash="8a04760fcaa008887f2d2197a5d9a2aa75a02081",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b57fe",
                    table="cohorts_gateresult",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gateresultevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="595ec79c1ebf14ae46a02566a40e3851fc53c1a2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_716fd",
                    table="cohorts_gateresultevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupplan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_groupplanevent" ("cohort_id", "gown_stock", "id", "largest", "mix_schools", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "share_language") VALUES (NEW."cohort_id", NEW."gown_stock", NEW."id", NEW."largest", NEW."mix_schools", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."share_language"); RETURN NULL;',
                    hash="5ff58b10d566d5fb552b49459ebeb098c3db5857",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f3c6e",
                    table="cohorts_groupplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupplan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_groupplanevent" ("cohort_id", "gown_stock", "id", "largest", "mix_schools", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "share_language") VALUES (NEW."cohort_id", NEW."gown_stock", NEW."id", NEW."largest", NEW."mix_schools", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."share_language"); RETURN NULL;',
                    hash="97b1e02bcea970fc296053b05043c096e54addb8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bf63d",
                    table="cohorts_groupplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupplan",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_groupplanevent" ("cohort_id", "gown_stock", "id", "largest", "mix_schools", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "share_language") VALUES (OLD."cohort_id", OLD."gown_stock", OLD."id", OLD."largest", OLD."mix_schools", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."share_language"); RETURN NULL;',
                    hash="f2900322fff7d0e8d466112007f19ee492339be1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2b09a",
                    table="cohorts_groupplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupplanevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7677e1e0677c3160b74f8a604d53ed2eab9e2b1a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_65596",
                    table="cohorts_groupplanevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupwish",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_groupwishevent" ("cohort_id", "created_at", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."cohort_id", NEW."created_at", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;',
                    hash="cd4a04baf865ac8016dadc1416c1ff189f4eafcc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_71d8c",
                    table="cohorts_groupwish",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupwish",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_groupwishevent" ("cohort_id", "created_at", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."cohort_id", NEW."created_at", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;',
                    hash="5a97c4e0a68d25e25392b5e7bb53a0ad6284459e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c293c",
                    table="cohorts_groupwish",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupwish",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_groupwishevent" ("cohort_id", "created_at", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."cohort_id", OLD."created_at", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;',
                    hash="577c522c58e5ca3992a8779a9499c8e843a527b8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_85393",
                    table="cohorts_groupwish",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupwishevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5dc2f97faf81e0793b6a70442b9f9ceab737b463",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9055d",
                    table="cohorts_groupwishevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="guardianconsent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_at", None)),
                fields=("application",),
                name="one_current_guardian_consent",
            ),
        ),
        migrations.AddConstraint(
            model_name="guardianconsent",
            constraint=models.CheckConstraint(
                condition=models.Q(("given_at", None), ("refused_at", None), _connector="OR"),
                name="guardian_gives_or_refuses",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="guardianconsent",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_guardianconsentevent" ("application_id", "asked_at", "given_at", "id", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "refused_at", "superseded_at", "text_id", "withdrawn_at") VALUES (NEW."application_id", NEW."asked_at", NEW."given_at", NEW."id", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."refused_at", NEW."superseded_at", NEW."text_id", NEW."withdrawn_at"); RETURN NULL;',
                    hash="e13ae0ffef85806e9abf6baa7fadfea3c10e1e12",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_334b1",
                    table="cohorts_guardianconsent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="guardianconsent",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."given_at" IS DISTINCT FROM (NEW."given_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."refused_at" IS DISTINCT FROM (NEW."refused_at") OR OLD."superseded_at" IS DISTINCT FROM (NEW."superseded_at") OR OLD."text_id" IS DISTINCT FROM (NEW."text_id") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at"))',
                    func='INSERT INTO "cohorts_guardianconsentevent" ("application_id", "asked_at", "given_at", "id", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "refused_at", "superseded_at", "text_id", "withdrawn_at") VALUES (NEW."application_id", NEW."asked_at", NEW."given_at", NEW."id", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."refused_at", NEW."superseded_at", NEW."text_id", NEW."withdrawn_at"); RETURN NULL;',
                    hash="998cbf5b68494012a701ff741e63dc03dfb15e86",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ae577",
                    table="cohorts_guardianconsent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="guardianconsent",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_guardianconsentevent" ("application_id", "asked_at", "given_at", "id", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "refused_at", "superseded_at", "text_id", "withdrawn_at") VALUES (OLD."application_id", OLD."asked_at", OLD."given_at", OLD."id", OLD."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."refused_at", OLD."superseded_at", OLD."text_id", OLD."withdrawn_at"); RETURN NULL;',
                    hash="8cd9bb37deb09b64abd4cf7e11682ce7097537e3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_690d7",
                    table="cohorts_guardianconsent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="guardianconsentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="40c041193c504a934698c49b7f3381a76074a45b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7ab36",
                    table="cohorts_guardianconsentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followupevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3dfe28e963273627e16d0d08d9def2ab1c1b4d5a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_cbfc4",
                    table="cohorts_followupevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_followupevent" ("created_at", "done_at", "done_by_id", "due_on", "id", "incident_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "responsible_id") VALUES (NEW."created_at", NEW."done_at", NEW."done_by_id", NEW."due_on", NEW."id", NEW."incident_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."responsible_id"); RETURN NULL;',
                    hash="0b15e9ad4633d3c328ada62f3b68a3a7a34fd3b3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d3568",
                    table="cohorts_followup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_followupevent" ("created_at", "done_at", "done_by_id", "due_on", "id", "incident_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "responsible_id") VALUES (NEW."created_at", NEW."done_at", NEW."done_by_id", NEW."due_on", NEW."id", NEW."incident_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."responsible_id"); RETURN NULL;',
                    hash="685d9933800244a984e2277fe8436c8d49c967e3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c9c8c",
                    table="cohorts_followup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_followupevent" ("created_at", "done_at", "done_by_id", "due_on", "id", "incident_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "responsible_id") VALUES (OLD."created_at", OLD."done_at", OLD."done_by_id", OLD."due_on", OLD."id", OLD."incident_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."responsible_id"); RETURN NULL;',
                    hash="5a24039307bbc6ad7d0dbe84cbc7355b7bbdde82",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_71cb4",
                    table="cohorts_followup",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="inviteefile",
            index=models.Index(
                condition=models.Q(("state__in", ["checking", "inviting"])),
                fields=["state"],
                name="running_invitee_files",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inviteefile",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_inviteefileevent" ("by_id", "cohort_id", "created_at", "ended_at", "id", "known", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state", "total", "wrong") VALUES (NEW."by_id", NEW."cohort_id", NEW."created_at", NEW."ended_at", NEW."id", NEW."known", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."state", NEW."total", NEW."wrong"); RETURN NULL;',
                    hash="8c6978161afad70a582f3765592e9f02b723b8e5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4598b",
                    table="cohorts_inviteefile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inviteefile",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."cohort_id" IS DISTINCT FROM (NEW."cohort_id") OR OLD."content" IS DISTINCT FROM (NEW."content") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."known" IS DISTINCT FROM (NEW."known") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."problems" IS DISTINCT FROM (NEW."problems") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."total" IS DISTINCT FROM (NEW."total") OR OLD."wrong" IS DISTINCT FROM (NEW."wrong"))',
                    func='INSERT INTO "cohorts_inviteefileevent" ("by_id", "cohort_id", "created_at", "ended_at", "id", "known", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state", "total", "wrong") VALUES (NEW."by_id", NEW."cohort_id", NEW."created_at", NEW."ended_at", NEW."id", NEW."known", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."state", NEW."total", NEW."wrong"); RETURN NULL;',
                    hash="1b1ce8dbd680d388ad1d8bf92cdd92f73e1ddc12",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b13a5",
                    table="cohorts_inviteefile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inviteefile",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_inviteefileevent" ("by_id", "cohort_id", "created_at", "ended_at", "id", "known", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state", "total", "wrong") VALUES (OLD."by_id", OLD."cohort_id", OLD."created_at", OLD."ended_at", OLD."id", OLD."known", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."state", OLD."total", OLD."wrong"); RETURN NULL;',
                    hash="7a0f8b1aad0991982b724e890e575bee28b51e67",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4dd0f",
                    table="cohorts_inviteefile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inviteefileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6d94b87fc9bbe58d0804c42126313ae113265fd5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1c3cc",
                    table="cohorts_inviteefileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_letterevent" ("audience", "cohort_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recipients", "sent_at", "sent_by_id") VALUES (NEW."audience", NEW."cohort_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."recipients", NEW."sent_at", NEW."sent_by_id"); RETURN NULL;',
                    hash="af3cd6bf2ee9ef30f6db5ae491a0d405b629859a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a6a97",
                    table="cohorts_letter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_letterevent" ("audience", "cohort_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recipients", "sent_at", "sent_by_id") VALUES (NEW."audience", NEW."cohort_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."recipients", NEW."sent_at", NEW."sent_by_id"); RETURN NULL;',
                    hash="4c4c434dd529e1fd2001c0143a411c105bc53933",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_15102",
                    table="cohorts_letter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_letterevent" ("audience", "cohort_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recipients", "sent_at", "sent_by_id") VALUES (OLD."audience", OLD."cohort_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."recipients", OLD."sent_at", OLD."sent_by_id"); RETURN NULL;',
                    hash="a23ab89bf796db10ff2e6bde7120bf151fef70a7",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9bd92",
                    table="cohorts_letter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letterevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e1734767ad5f188a7cdaf1bf26afa6aab264835f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_706d6",
                    table="cohorts_letterevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="question",
            index=models.Index(fields=["cohort", "stage", "position"], name="cohorts_que_cohort__65f820_idx"),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(
                condition=models.Q(("retired_at", None), models.Q(("meaning", ""), _negated=True)),
                fields=("cohort", "meaning"),
                name="one_current_question_a_meaning",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "consent"), ("text__isnull", False)),
                    models.Q(models.Q(("kind", "consent"), _negated=True), ("text", None)),
                    _connector="OR",
                ),
                name="consent_names_its_text",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("meaning", "photo_consent"), _negated=True), ("required", False), _connector="OR"
                ),
                name="photo_consent_is_free",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("shown_if", None), ("shown_if_value", "")),
                    models.Q(("shown_if__isnull", False), models.Q(("shown_if_value", ""), _negated=True)),
                    _connector="OR",
                ),
                name="condition_names_its_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(("shown_if", models.F("id")), _negated=True), name="question_does_not_decide_itself"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_questionevent" ("choices", "cohort_id", "created_at", "help", "id", "keep_days", "kind", "label", "meaning", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "privacy", "public_id", "replaces_id", "required", "retired_at", "shown_if_id", "shown_if_value", "stage", "text_id") VALUES (NEW."choices", NEW."cohort_id", NEW."created_at", NEW."help", NEW."id", NEW."keep_days", NEW."kind", NEW."label", NEW."meaning", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."privacy", NEW."public_id", NEW."replaces_id", NEW."required", NEW."retired_at", NEW."shown_if_id", NEW."shown_if_value", NEW."stage", NEW."text_id"); RETURN NULL;',
                    hash="4f94e39f55169b88a73f49c527ce811d32fd9270",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_493c9",
                    table="cohorts_question",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_questionevent" ("choices", "cohort_id", "created_at", "help", "id", "keep_days", "kind", "label", "meaning", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "privacy", "public_id", "replaces_id", "required", "retired_at", "shown_if_id", "shown_if_value", "stage", "text_id") VALUES (NEW."choices", NEW."cohort_id", NEW."created_at", NEW."help", NEW."id", NEW."keep_days", NEW."kind", NEW."label", NEW."meaning", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."privacy", NEW."public_id", NEW."replaces_id", NEW."required", NEW."retired_at", NEW."shown_if_id", NEW."shown_if_value", NEW."stage", NEW."text_id"); RETURN NULL;',
                    hash="c664b97894b93c0bfb23dee80ec3daed2fb2e265",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_757cd",
                    table="cohorts_question",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_questionevent" ("choices", "cohort_id", "created_at", "help", "id", "keep_days", "kind", "label", "meaning", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "privacy", "public_id", "replaces_id", "required", "retired_at", "shown_if_id", "shown_if_value", "stage", "text_id") VALUES (OLD."choices", OLD."cohort_id", OLD."created_at", OLD."help", OLD."id", OLD."keep_days", OLD."kind", OLD."label", OLD."meaning", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."privacy", OLD."public_id", OLD."replaces_id", OLD."required", OLD."retired_at", OLD."shown_if_id", OLD."shown_if_value", OLD."stage", OLD."text_id"); RETURN NULL;',
                    hash="87f23894c73060502acf6c12023d9040ccc958ed",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b66e8",
                    table="cohorts_question",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="27b9d9e8791dc1b95fd1fca81beeeb68963296e8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e35ff",
                    table="cohorts_consentevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)),
                fields=("application", "question", "channel"),
                name="one_current_consent_a_channel",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_consentevent" ("application_id", "channel", "given_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "question_id", "withdrawn_at") VALUES (NEW."application_id", NEW."channel", NEW."given_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."question_id", NEW."withdrawn_at"); RETURN NULL;',
                    hash="de8e629bdd906b2c245e5b9279638332c5133e5c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8b869",
                    table="cohorts_consent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_consentevent" ("application_id", "channel", "given_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "question_id", "withdrawn_at") VALUES (NEW."application_id", NEW."channel", NEW."given_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."question_id", NEW."withdrawn_at"); RETURN NULL;',
                    hash="76ff23422e92d6577e9496d7f22e53d3c27111c9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c62fb",
                    table="cohorts_consent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_consentevent" ("application_id", "channel", "given_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "question_id", "withdrawn_at") VALUES (OLD."application_id", OLD."channel", OLD."given_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."question_id", OLD."withdrawn_at"); RETURN NULL;',
                    hash="e899951e052d3702093b797c4330794a4a512e23",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a06e2",
                    table="cohorts_consent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clearedanswersevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ef83549368dce1a1137016868d2f631e35effcfa",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_76162",
                    table="cohorts_clearedanswersevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clearedanswers",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_clearedanswersevent" ("cleared_at", "due_on", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "question_id") VALUES (NEW."cleared_at", NEW."due_on", NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."question_id"); RETURN NULL;',
                    hash="aca0e5ee2c46579578eb77ea0af2ec0928bf29bb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_121e4",
                    table="cohorts_clearedanswers",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clearedanswers",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_clearedanswersevent" ("cleared_at", "due_on", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "question_id") VALUES (NEW."cleared_at", NEW."due_on", NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."question_id"); RETURN NULL;',
                    hash="244d573194c8c8c7ccfa62c264fa9c5169e39176",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6158c",
                    table="cohorts_clearedanswers",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clearedanswers",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_clearedanswersevent" ("cleared_at", "due_on", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "question_id") VALUES (OLD."cleared_at", OLD."due_on", OLD."id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."question_id"); RETURN NULL;',
                    hash="de0c5ba1e4d1f7ba59d7de07131464e5933ea6f8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1a1a4",
                    table="cohorts_clearedanswers",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answerevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4ae65752dfa794be86b296ff6a8d8fff7e434884",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_cea38",
                    table="cohorts_answerevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.UniqueConstraint(fields=("application", "question"), name="one_answer_a_question"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_answerevent" ("answered_at", "application_id", "file_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "question_id") VALUES (NEW."answered_at", NEW."application_id", NEW."file_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."question_id"); RETURN NULL;',
                    hash="a9e1fb5345daf1f67792fd80bcc61e05165fdf16",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_40af2",
                    table="cohorts_answer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_answerevent" ("answered_at", "application_id", "file_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "question_id") VALUES (NEW."answered_at", NEW."application_id", NEW."file_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."question_id"); RETURN NULL;',
                    hash="920fb2e5f9eff1d5eca3c75301e734615eb6798e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0a7db",
                    table="cohorts_answer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_answerevent" ("answered_at", "application_id", "file_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "question_id") VALUES (OLD."answered_at", OLD."application_id", OLD."file_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."question_id"); RETURN NULL;',
                    hash="c2649c0c0e7f1d3f70b7b93e4a62afc4f5b6b96c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8ce77",
                    table="cohorts_answer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="questionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0ce56d98f21895f62bb173c592387d1d88d3cca3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_23531",
                    table="cohorts_questionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="quota",
            constraint=models.UniqueConstraint(
                models.F("cohort"), django.db.models.functions.text.Lower("name"), name="quota_name_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="quota",
            constraint=models.UniqueConstraint(
                condition=models.Q(("organisation__isnull", False)),
                fields=("cohort", "organisation"),
                name="one_quota_a_school",
            ),
        ),
        migrations.AddConstraint(
            model_name="quota",
            constraint=models.CheckConstraint(condition=models.Q(("places__gte", 1)), name="quota_keeps_a_place"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quota",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_quotaevent" ("cohort_id", "created_at", "id", "is_limit", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "public_id", "release_at") VALUES (NEW."cohort_id", NEW."created_at", NEW."id", NEW."is_limit", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."places", NEW."public_id", NEW."release_at"); RETURN NULL;',
                    hash="6076d65177f0a816c4b17980acc44c293814e383",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_26087",
                    table="cohorts_quota",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quota",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_quotaevent" ("cohort_id", "created_at", "id", "is_limit", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "public_id", "release_at") VALUES (NEW."cohort_id", NEW."created_at", NEW."id", NEW."is_limit", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."places", NEW."public_id", NEW."release_at"); RETURN NULL;',
                    hash="38a38c8a68b28bb8cb77e4406ad7c9c89ae12555",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_220bc",
                    table="cohorts_quota",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quota",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_quotaevent" ("cohort_id", "created_at", "id", "is_limit", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "public_id", "release_at") VALUES (OLD."cohort_id", OLD."created_at", OLD."id", OLD."is_limit", OLD."name", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."places", OLD."public_id", OLD."release_at"); RETURN NULL;',
                    hash="bbbf2cbdaacf74290397ae684619a014ae4ed4a1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ce170",
                    table="cohorts_quota",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="linechangeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b1ece2c2266ac1abea3a29c7ed4eda90d6cf65cd",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1b9be",
                    table="cohorts_linechangeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="linechange",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_linechangeevent" ("application_id", "at", "by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "priority_before", "public_id", "quota_before_id", "quota_id") VALUES (NEW."application_id", NEW."at", NEW."by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."priority", NEW."priority_before", NEW."public_id", NEW."quota_before_id", NEW."quota_id"); RETURN NULL;',
                    hash="048b880a4c316eafb3087c6e81006a8d5e0c9131",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_36f0e",
                    table="cohorts_linechange",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="linechange",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_linechangeevent" ("application_id", "at", "by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "priority_before", "public_id", "quota_before_id", "quota_id") VALUES (NEW."application_id", NEW."at", NEW."by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."priority", NEW."priority_before", NEW."public_id", NEW."quota_before_id", NEW."quota_id"); RETURN NULL;',
                    hash="879c8a4f84a8c70e2afeecaec116631d85480336",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2c9b0",
                    table="cohorts_linechange",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="linechange",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_linechangeevent" ("application_id", "at", "by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "priority_before", "public_id", "quota_before_id", "quota_id") VALUES (OLD."application_id", OLD."at", OLD."by_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."priority", OLD."priority_before", OLD."public_id", OLD."quota_before_id", OLD."quota_id"); RETURN NULL;',
                    hash="b5e34a67d65e80b30a5a4413d066f38171cb9361",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d6034",
                    table="cohorts_linechange",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inviteeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7ce0dba7fc65de33eadfbf56d4f1a3fe4e90d145",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2950d",
                    table="cohorts_inviteeevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="invitee",
            index=models.Index(django.db.models.functions.text.Lower("email"), name="invitee_address"),
        ),
        migrations.AddIndex(
            model_name="invitee",
            index=models.Index(condition=models.Q(("invited_at", None)), fields=["file"], name="invitees_to_write_to"),
        ),
        migrations.AddConstraint(
            model_name="invitee",
            constraint=models.UniqueConstraint(
                models.F("cohort"), django.db.models.functions.text.Lower("email"), name="invited_once_a_cohort"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="invitee",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_inviteeevent" ("application_id", "cohort_id", "created_at", "file_id", "id", "invited_at", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "public_id", "quota_id", "school_id", "study_year", "withdrawn_at") VALUES (NEW."application_id", NEW."cohort_id", NEW."created_at", NEW."file_id", NEW."id", NEW."invited_at", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."priority", NEW."public_id", NEW."quota_id", NEW."school_id", NEW."study_year", NEW."withdrawn_at"); RETURN NULL;',
                    hash="d5c0ac65bbaf0fb6e7b6b7562923eee78dec76a5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_47bba",
                    table="cohorts_invitee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="invitee",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_inviteeevent" ("application_id", "cohort_id", "created_at", "file_id", "id", "invited_at", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "public_id", "quota_id", "school_id", "study_year", "withdrawn_at") VALUES (NEW."application_id", NEW."cohort_id", NEW."created_at", NEW."file_id", NEW."id", NEW."invited_at", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."priority", NEW."public_id", NEW."quota_id", NEW."school_id", NEW."study_year", NEW."withdrawn_at"); RETURN NULL;',
                    hash="cc32f3dc5fe80febcf3461e58f295e3f83ee3a49",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5a01a",
                    table="cohorts_invitee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="invitee",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_inviteeevent" ("application_id", "cohort_id", "created_at", "file_id", "id", "invited_at", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "public_id", "quota_id", "school_id", "study_year", "withdrawn_at") VALUES (OLD."application_id", OLD."cohort_id", OLD."created_at", OLD."file_id", OLD."id", OLD."invited_at", OLD."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."priority", OLD."public_id", OLD."quota_id", OLD."school_id", OLD."study_year", OLD."withdrawn_at"); RETURN NULL;',
                    hash="13793457324cba2b7ffb3e0d6c61c51dbd3e6220",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8643c",
                    table="cohorts_invitee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="applicationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="701dc27f722cdaf24ff2652366629a228a44571a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_49fc0",
                    table="cohorts_applicationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["cohort", "state", "queue_number"], name="cohorts_app_cohort__cbc6f8_idx"),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(("state", "offered")), fields=["offer_expires_at"], name="running_offers"
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                fields=("cohort", "person"),
                name="one_application_a_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(fields=("cohort", "queue_number"), name="queue_number_once"),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "draft"),
                    models.Q(("queue_number__isnull", False), ("submitted_at__isnull", False)),
                    _connector="OR",
                ),
                name="sent_application_has_its_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "offered"), _negated=True), ("offer_expires_at__isnull", False), _connector="OR"
                ),
                name="offer_has_a_deadline",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_applicationevent" ("cohort_id", "created_at", "decided_at", "decided_by_id", "group", "id", "offer_expires_at", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "public_id", "queue_number", "quota_id", "school_id", "school_verdict", "state", "submitted_at") VALUES (NEW."cohort_id", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."group", NEW."id", NEW."offer_expires_at", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."priority", NEW."public_id", NEW."queue_number", NEW."quota_id", NEW."school_id", NEW."school_verdict", NEW."state", NEW."submitted_at"); RETURN NULL;',
                    hash="c5410eb33354dd79a3fd5d5d6db1c41a68f04201",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_78df0",
                    table="cohorts_application",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_applicationevent" ("cohort_id", "created_at", "decided_at", "decided_by_id", "group", "id", "offer_expires_at", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "public_id", "queue_number", "quota_id", "school_id", "school_verdict", "state", "submitted_at") VALUES (NEW."cohort_id", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."group", NEW."id", NEW."offer_expires_at", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."priority", NEW."public_id", NEW."queue_number", NEW."quota_id", NEW."school_id", NEW."school_verdict", NEW."state", NEW."submitted_at"); RETURN NULL;',
                    hash="06ca1465ef7d320db1ef0f751aa13e423a4041cc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_50c14",
                    table="cohorts_application",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_applicationevent" ("cohort_id", "created_at", "decided_at", "decided_by_id", "group", "id", "offer_expires_at", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "public_id", "queue_number", "quota_id", "school_id", "school_verdict", "state", "submitted_at") VALUES (OLD."cohort_id", OLD."created_at", OLD."decided_at", OLD."decided_by_id", OLD."group", OLD."id", OLD."offer_expires_at", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."priority", OLD."public_id", OLD."queue_number", OLD."quota_id", OLD."school_id", OLD."school_verdict", OLD."state", OLD."submitted_at"); RETURN NULL;',
                    hash="6199302e4e4c8bbf4ea38eaa9dc8c41b932460b5",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_193fe",
                    table="cohorts_application",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quotaevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="15557b4b0a4e1c7aeedf441e1e447ec80b472a64",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f3ac0",
                    table="cohorts_quotaevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(fields=("application", "due_on", "step"), name="one_reminder_a_step"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminder",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_reminderevent" ("application_id", "due_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sent_at", "step") VALUES (NEW."application_id", NEW."due_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."sent_at", NEW."step"); RETURN NULL;',
                    hash="b3576b06ed60401e4e2d77bc1f7b69cf734e6fc9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f1e21",
                    table="cohorts_reminder",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminder",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_reminderevent" ("application_id", "due_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sent_at", "step") VALUES (NEW."application_id", NEW."due_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."sent_at", NEW."step"); RETURN NULL;',
                    hash="7dc86076c5c0066fa7a59090eb18a1a64fab1fe5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d7069",
                    table="cohorts_reminder",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminder",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_reminderevent" ("application_id", "due_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sent_at", "step") VALUES (OLD."application_id", OLD."due_on", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."sent_at", OLD."step"); RETURN NULL;',
                    hash="3db2a1302f9c3206f95a3cf272f8c74b7b1ed295",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_43287",
                    table="cohorts_reminder",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminderevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b603d04dfe75dbe0328882fd20af5c3816250121",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5b43f",
                    table="cohorts_reminderevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(fields=["reviewer", "submitted_at"], name="cohorts_rev_reviewe_be5164_idx"),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(fields=("application", "reviewer"), name="one_review_a_reviewer"),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("submitted_at", None), models.Q(("conflict", False), ("percent__isnull", False)), _connector="OR"
                ),
                name="sent_review_has_its_points",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_reviewevent" ("application_id", "conflict", "id", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reviewer_id", "started_at", "submitted_at") VALUES (NEW."application_id", NEW."conflict", NEW."id", NEW."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."reviewer_id", NEW."started_at", NEW."submitted_at"); RETURN NULL;',
                    hash="d5e7c7da07933d390f92debdc68ea5ddc7fd07b4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_37f86",
                    table="cohorts_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."comment" IS DISTINCT FROM (NEW."comment") OR OLD."conflict" IS DISTINCT FROM (NEW."conflict") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."percent" IS DISTINCT FROM (NEW."percent") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."reviewer_id" IS DISTINCT FROM (NEW."reviewer_id") OR OLD."started_at" IS DISTINCT FROM (NEW."started_at") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at"))',
                    func='INSERT INTO "cohorts_reviewevent" ("application_id", "conflict", "id", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reviewer_id", "started_at", "submitted_at") VALUES (NEW."application_id", NEW."conflict", NEW."id", NEW."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."reviewer_id", NEW."started_at", NEW."submitted_at"); RETURN NULL;',
                    hash="2503d71af5a432342ff474423601f45f9776c481",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_077e1",
                    table="cohorts_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_reviewevent" ("application_id", "conflict", "id", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reviewer_id", "started_at", "submitted_at") VALUES (OLD."application_id", OLD."conflict", OLD."id", OLD."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."reviewer_id", OLD."started_at", OLD."submitted_at"); RETURN NULL;',
                    hash="aff1e31f020298c03b24ea8abc7866684b6976ab",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_35ac2",
                    table="cohorts_review",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewcriterion",
            constraint=models.UniqueConstraint(fields=("cohort", "title"), name="review_criterion_once"),
        ),
        migrations.AddConstraint(
            model_name="reviewcriterion",
            constraint=models.CheckConstraint(
                condition=models.Q(("most_points__range", (1, 100)), ("weight__range", (1, 10))),
                name="review_criterion_counts",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewcriterion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_reviewcriterionevent" ("cohort_id", "description", "id", "most_points", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "title", "weight") VALUES (NEW."cohort_id", NEW."description", NEW."id", NEW."most_points", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."public_id", NEW."title", NEW."weight"); RETURN NULL;',
                    hash="1c8f1ce4edf8c86f423d63cb6b18dd9dd3c1a7ce",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_10640",
                    table="cohorts_reviewcriterion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewcriterion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_reviewcriterionevent" ("cohort_id", "description", "id", "most_points", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "title", "weight") VALUES (NEW."cohort_id", NEW."description", NEW."id", NEW."most_points", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."public_id", NEW."title", NEW."weight"); RETURN NULL;',
                    hash="c80bec036bbc0a2a539e7794df6519b8c58068aa",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9926f",
                    table="cohorts_reviewcriterion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewcriterion",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_reviewcriterionevent" ("cohort_id", "description", "id", "most_points", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "title", "weight") VALUES (OLD."cohort_id", OLD."description", OLD."id", OLD."most_points", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."public_id", OLD."title", OLD."weight"); RETURN NULL;',
                    hash="b3d617ab970493905f734b05f22633aea4aa28f1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b2c1e",
                    table="cohorts_reviewcriterion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewcriterionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="174a19d9aab424a5705b459a763d49158603d653",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_73e20",
                    table="cohorts_reviewcriterionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8dbaea078ae08f4abea7441dc281a11e1825fff7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_db8c1",
                    table="cohorts_reviewevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewscore",
            constraint=models.UniqueConstraint(fields=("review", "criterion"), name="one_score_a_criterion"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewscore",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_reviewscoreevent" ("criterion_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "review_id") VALUES (NEW."criterion_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."points", NEW."review_id"); RETURN NULL;',
                    hash="c27e2bc737e280a647db0de42d714282f76154a0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e084f",
                    table="cohorts_reviewscore",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewscore",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_reviewscoreevent" ("criterion_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "review_id") VALUES (NEW."criterion_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."points", NEW."review_id"); RETURN NULL;',
                    hash="b3afb6ff5afbd04333457fa25df764c83e79a86c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_15f0b",
                    table="cohorts_reviewscore",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewscore",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_reviewscoreevent" ("criterion_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "review_id") VALUES (OLD."criterion_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."points", OLD."review_id"); RETURN NULL;',
                    hash="baa31c79ee09d43ead3ffd2b53a51bdf0865363f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_90255",
                    table="cohorts_reviewscore",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewscoreevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8731609d66c1a5bc83409ab74daa1971286fd280",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_14958",
                    table="cohorts_reviewscoreevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.UniqueConstraint(fields=("organisation", "site", "name"), name="room_name_once"),
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.CheckConstraint(
                condition=models.Q(("largest_number__gte", 1)), name="room_holds_somebody"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="room",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_roomevent" ("grade", "id", "largest_number", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "retired_at", "site") VALUES (NEW."grade", NEW."id", NEW."largest_number", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."retired_at", NEW."site"); RETURN NULL;',
                    hash="7d6d7ea6e15cf92db9d4a8b05e5171f729b99366",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5774f",
                    table="cohorts_room",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="room",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_roomevent" ("grade", "id", "largest_number", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "retired_at", "site") VALUES (NEW."grade", NEW."id", NEW."largest_number", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."retired_at", NEW."site"); RETURN NULL;',
                    hash="2c9340928653e09bf0e9fd94358622730acd44d4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a5f68",
                    table="cohorts_room",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="room",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_roomevent" ("grade", "id", "largest_number", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "retired_at", "site") VALUES (OLD."grade", OLD."id", OLD."largest_number", OLD."name", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."retired_at", OLD."site"); RETURN NULL;',
                    hash="d51efbe1bb7fe609f91c48767362ea743c85258e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d1a8f",
                    table="cohorts_room",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incidentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="53452e96ea4eabc24b189a2e2bce1bb5a2dd563f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ae3d1",
                    table="cohorts_incidentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incident",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_incidentevent" ("at", "closed_at", "closed_by_id", "cohort_id", "id", "kind", "noted_at", "noted_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "room_id") VALUES (NEW."at", NEW."closed_at", NEW."closed_by_id", NEW."cohort_id", NEW."id", NEW."kind", NEW."noted_at", NEW."noted_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."room_id"); RETURN NULL;',
                    hash="deaf5a7c99ad9dc3fadf4c851aa6402d7f099d2f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_60eee",
                    table="cohorts_incident",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incident",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_incidentevent" ("at", "closed_at", "closed_by_id", "cohort_id", "id", "kind", "noted_at", "noted_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "room_id") VALUES (NEW."at", NEW."closed_at", NEW."closed_by_id", NEW."cohort_id", NEW."id", NEW."kind", NEW."noted_at", NEW."noted_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."room_id"); RETURN NULL;',
                    hash="1bffbdb117bc84765a6ff84d42044bb948a5809c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fd066",
                    table="cohorts_incident",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incident",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_incidentevent" ("at", "closed_at", "closed_by_id", "cohort_id", "id", "kind", "noted_at", "noted_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "room_id") VALUES (OLD."at", OLD."closed_at", OLD."closed_by_id", OLD."cohort_id", OLD."id", OLD."kind", OLD."noted_at", OLD."noted_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."room_id"); RETURN NULL;',
                    hash="a211e38f991a5fe9482f1d30ce4890270cad0103",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_089de",
                    table="cohorts_incident",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doorevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cf0d8d0ba9b95c6abf057c0b4643c6b25830817b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_07ba1",
                    table="cohorts_doorevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="door",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at", None)),
                fields=("cohort", "room"),
                name="one_open_door_a_room",
                nulls_distinct=False,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="door",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_doorevent" ("closed_at", "cohort_id", "id", "opened_at", "opened_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "room_id") VALUES (NEW."closed_at", NEW."cohort_id", NEW."id", NEW."opened_at", NEW."opened_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."room_id"); RETURN NULL;',
                    hash="9aa476cbcf514a3e207477561db3ed363c52cf4e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_642b7",
                    table="cohorts_door",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="door",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_doorevent" ("closed_at", "cohort_id", "id", "opened_at", "opened_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "room_id") VALUES (NEW."closed_at", NEW."cohort_id", NEW."id", NEW."opened_at", NEW."opened_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."room_id"); RETURN NULL;',
                    hash="726cae35b73b7333a9c7bbdb814e4aa46e4d02d7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c2f5a",
                    table="cohorts_door",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="door",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_doorevent" ("closed_at", "cohort_id", "id", "opened_at", "opened_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "room_id") VALUES (OLD."closed_at", OLD."cohort_id", OLD."id", OLD."opened_at", OLD."opened_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."room_id"); RETURN NULL;',
                    hash="54d198e6629aee51c00bf5a9a561ea90e3492e6b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_78b13",
                    table="cohorts_door",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roomevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f3341eb3c1abcef748df464483687fcb5311e3db",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c52e2",
                    table="cohorts_roomevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="rotation",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_day__gte", models.F("first_day"))), name="rotation_ends_after_it_starts"
            ),
        ),
        migrations.AddConstraint(
            model_name="rotation",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gt", models.F("starts"))), name="rotation_has_hours"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rotation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_rotationevent" ("cohort_id", "created_at", "ends", "first_day", "id", "last_day", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "starts", "title") VALUES (NEW."cohort_id", NEW."created_at", NEW."ends", NEW."first_day", NEW."id", NEW."last_day", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."starts", NEW."title"); RETURN NULL;',
                    hash="4e3cd605a16c09ce72d4705cc5155074ea879a2d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_22976",
                    table="cohorts_rotation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rotation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_rotationevent" ("cohort_id", "created_at", "ends", "first_day", "id", "last_day", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "starts", "title") VALUES (NEW."cohort_id", NEW."created_at", NEW."ends", NEW."first_day", NEW."id", NEW."last_day", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."starts", NEW."title"); RETURN NULL;',
                    hash="ec27c92ede9d5825e26c3572218e3cde1e2959c0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_31ca4",
                    table="cohorts_rotation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rotation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_rotationevent" ("cohort_id", "created_at", "ends", "first_day", "id", "last_day", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "starts", "title") VALUES (OLD."cohort_id", OLD."created_at", OLD."ends", OLD."first_day", OLD."id", OLD."last_day", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."starts", OLD."title"); RETURN NULL;',
                    hash="3ba886922d072db3b79ed0e15db3db0cb1449153",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a61c9",
                    table="cohorts_rotation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planrunevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cfacb4e43c85d1e44e72e85cabcff0d952c82a64",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_bc396",
                    table="cohorts_planrunevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="planrun",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["queued", "running"])),
                fields=("cohort", "rotation"),
                name="one_open_run",
                nulls_distinct=False,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planrun",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_planrunevent" ("adopted_at", "aim", "asked_at", "asked_by_id", "cohort_id", "id", "limit_seconds", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rotation_id", "state", "stop_asked_at") VALUES (NEW."adopted_at", NEW."aim", NEW."asked_at", NEW."asked_by_id", NEW."cohort_id", NEW."id", NEW."limit_seconds", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."rotation_id", NEW."state", NEW."stop_asked_at"); RETURN NULL;',
                    hash="a0c4bd39fd102dc904d7166ba36270ec63c74053",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_332d0",
                    table="cohorts_planrun",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planrun",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."adopted_at" IS DISTINCT FROM (NEW."adopted_at") OR OLD."aim" IS DISTINCT FROM (NEW."aim") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."cohort_id" IS DISTINCT FROM (NEW."cohort_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."limit_seconds" IS DISTINCT FROM (NEW."limit_seconds") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."rotation_id" IS DISTINCT FROM (NEW."rotation_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."stop_asked_at" IS DISTINCT FROM (NEW."stop_asked_at"))',
                    func='INSERT INTO "cohorts_planrunevent" ("adopted_at", "aim", "asked_at", "asked_by_id", "cohort_id", "id", "limit_seconds", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rotation_id", "state", "stop_asked_at") VALUES (NEW."adopted_at", NEW."aim", NEW."asked_at", NEW."asked_by_id", NEW."cohort_id", NEW."id", NEW."limit_seconds", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."rotation_id", NEW."state", NEW."stop_asked_at"); RETURN NULL;',
                    hash="03ff62ae45735ea3abddc6e3b2ea34a132d993fb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_54ced",
                    table="cohorts_planrun",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planrun",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_planrunevent" ("adopted_at", "aim", "asked_at", "asked_by_id", "cohort_id", "id", "limit_seconds", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rotation_id", "state", "stop_asked_at") VALUES (OLD."adopted_at", OLD."aim", OLD."asked_at", OLD."asked_by_id", OLD."cohort_id", OLD."id", OLD."limit_seconds", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."rotation_id", OLD."state", OLD."stop_asked_at"); RETURN NULL;',
                    hash="3203e6d4c6c1b7b10808605959a13cbf188633ea",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_42ec6",
                    table="cohorts_planrun",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="rotationbreak",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gt", models.F("starts"))), name="break_has_a_length"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rotationbreak",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_rotationbreakevent" ("ends", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rotation_id", "starts") VALUES (NEW."ends", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."rotation_id", NEW."starts"); RETURN NULL;',
                    hash="5dbbba95c0e6f5f3a0fb1387daf9d3dad10cbd74",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fc3fb",
                    table="cohorts_rotationbreak",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rotationbreak",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_rotationbreakevent" ("ends", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rotation_id", "starts") VALUES (NEW."ends", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."rotation_id", NEW."starts"); RETURN NULL;',
                    hash="4430a922990cb8aafbb5e4b2465a9532c8364422",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_76480",
                    table="cohorts_rotationbreak",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rotationbreak",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_rotationbreakevent" ("ends", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rotation_id", "starts") VALUES (OLD."ends", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."rotation_id", OLD."starts"); RETURN NULL;',
                    hash="574314410ef2b65451e6876def25a181b60571cd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c1b2b",
                    table="cohorts_rotationbreak",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rotationbreakevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="780f1f2bb5934c35469100f150d7b12be3ee5aa3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_53621",
                    table="cohorts_rotationbreakevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rotationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8f0a4de2ad071b84ed43490d3c56b3ccfaaf3432",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_bd01a",
                    table="cohorts_rotationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(
                models.F("cohort"), django.db.models.functions.text.Lower("name"), name="view_name_once_a_cohort"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="savedview",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_savedviewevent" ("cohort_id", "created_at", "id", "owner_id", "params", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."cohort_id", NEW."created_at", NEW."id", NEW."owner_id", NEW."params", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;',
                    hash="82f92ad75b25cb807c552ba77ea09e1b07fd3f23",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_77f24",
                    table="cohorts_savedview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="savedview",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_savedviewevent" ("cohort_id", "created_at", "id", "owner_id", "params", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."cohort_id", NEW."created_at", NEW."id", NEW."owner_id", NEW."params", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;',
                    hash="6147977f255d0346a7c7b16c0c49c86208f1c3fc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a884e",
                    table="cohorts_savedview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="savedview",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_savedviewevent" ("cohort_id", "created_at", "id", "owner_id", "params", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."cohort_id", OLD."created_at", OLD."id", OLD."owner_id", OLD."params", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;',
                    hash="e2341eaac898ff6a67fcea28b1f957008178f33d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1f553",
                    table="cohorts_savedview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="savedviewevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2aa8d3bcf96d109367d38ff87ed33623c429c847",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6e4ce",
                    table="cohorts_savedviewevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolverdict",
            trigger=pgtrigger.compiler.Trigger(
                name="verdict_is_not_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="507b5526d7df5f44865ae95c1258ae0e90055cc1",
                    operation="DELETE",
                    pgid="pgtrigger_verdict_is_not_deleted_e6823",
                    table="cohorts_schoolverdict",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolverdict",
            trigger=pgtrigger.compiler.Trigger(
                name="verdict_is_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."at" IS DISTINCT FROM (NEW."at") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."for_school" IS DISTINCT FROM (NEW."for_school") OR OLD."verdict" IS DISTINCT FROM (NEW."verdict"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="9171d756138d929047e13472da0d39eb2516c422",
                    operation="UPDATE",
                    pgid="pgtrigger_verdict_is_fixed_99c09",
                    table="cohorts_schoolverdict",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolverdict",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_schoolverdictevent" ("application_id", "at", "by_id", "for_school", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "verdict") VALUES (NEW."application_id", NEW."at", NEW."by_id", NEW."for_school", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."verdict"); RETURN NULL;',
                    hash="65f6ebb7e6404dd22aa7faacd80fd70001957206",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_82809",
                    table="cohorts_schoolverdict",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolverdict",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_schoolverdictevent" ("application_id", "at", "by_id", "for_school", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "verdict") VALUES (NEW."application_id", NEW."at", NEW."by_id", NEW."for_school", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."verdict"); RETURN NULL;',
                    hash="c1039c28b3d71ba1f2df4e36a19a787b57cb5d5d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cc4c1",
                    table="cohorts_schoolverdict",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolverdict",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_schoolverdictevent" ("application_id", "at", "by_id", "for_school", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "verdict") VALUES (OLD."application_id", OLD."at", OLD."by_id", OLD."for_school", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."verdict"); RETURN NULL;',
                    hash="d0404ec0ae84a6a9b76ca23eaeca5f724d91d270",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_49286",
                    table="cohorts_schoolverdict",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolverdictevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d1f82e80305498ed1f0e559fdd99bfd6cadcd24a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_24032",
                    table="cohorts_schoolverdictevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_sessionevent" ("abstract", "cancelled_at", "code", "cohort_id", "given_by", "id", "is_public", "largest_group", "minutes", "outcomes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "title", "type") VALUES (NEW."abstract", NEW."cancelled_at", NEW."code", NEW."cohort_id", NEW."given_by", NEW."id", NEW."is_public", NEW."largest_group", NEW."minutes", NEW."outcomes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."title", NEW."type"); RETURN NULL;',
                    hash="f5982107d482e5d4494d9342cd87c3e7524daa1d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_74231",
                    table="cohorts_session",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_sessionevent" ("abstract", "cancelled_at", "code", "cohort_id", "given_by", "id", "is_public", "largest_group", "minutes", "outcomes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "title", "type") VALUES (NEW."abstract", NEW."cancelled_at", NEW."code", NEW."cohort_id", NEW."given_by", NEW."id", NEW."is_public", NEW."largest_group", NEW."minutes", NEW."outcomes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."title", NEW."type"); RETURN NULL;',
                    hash="06307eb5acf7b69edada12322dcecb3e6c72503c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7ef95",
                    table="cohorts_session",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_sessionevent" ("abstract", "cancelled_at", "code", "cohort_id", "given_by", "id", "is_public", "largest_group", "minutes", "outcomes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "title", "type") VALUES (OLD."abstract", OLD."cancelled_at", OLD."code", OLD."cohort_id", OLD."given_by", OLD."id", OLD."is_public", OLD."largest_group", OLD."minutes", OLD."outcomes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."title", OLD."type"); RETURN NULL;',
                    hash="df5ffb8dcc81130b82df49cd38c96e820e643d12",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_73e7d",
                    table="cohorts_session",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="gate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ["briefing", "host_rules"]), _negated=True),
                    ("text__isnull", False),
                    _connector="OR",
                ),
                name="gate_has_its_text",
            ),
        ),
        migrations.AddConstraint(
            model_name="gate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "pretest"), _negated=True),
                    models.Q(("percent__isnull", False), ("points__isnull", False)),
                    _connector="OR",
                ),
                name="gate_has_its_pass_mark",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gate",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_gateevent" ("cohort_id", "due_on", "equivalent_task", "id", "kind", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "position", "public_id", "retired_at", "text_id", "title") VALUES (NEW."cohort_id", NEW."due_on", NEW."equivalent_task", NEW."id", NEW."kind", NEW."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."points", NEW."position", NEW."public_id", NEW."retired_at", NEW."text_id", NEW."title"); RETURN NULL;',
                    hash="8e4d31ca862ec22d9dfd11076e30a40a21c32f30",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d0898",
                    table="cohorts_gate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_gateevent" ("cohort_id", "due_on", "equivalent_task", "id", "kind", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "position", "public_id", "retired_at", "text_id", "title") VALUES (NEW."cohort_id", NEW."due_on", NEW."equivalent_task", NEW."id", NEW."kind", NEW."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."points", NEW."position", NEW."public_id", NEW."retired_at", NEW."text_id", NEW."title"); RETURN NULL;',
                    hash="7cd806b569c7b51124021e1a8307620bb527cc96",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8cd49",
                    table="cohorts_gate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gate",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_gateevent" ("cohort_id", "due_on", "equivalent_task", "id", "kind", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "position", "public_id", "retired_at", "text_id", "title") VALUES (OLD."cohort_id", OLD."due_on", OLD."equivalent_task", OLD."id", OLD."kind", OLD."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."points", OLD."position", OLD."public_id", OLD."retired_at", OLD."text_id", OLD."title"); RETURN NULL;',
                    hash="4d5b1199d1d0bf0d4d8b894c4378f882f47aef97",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5b695",
                    table="cohorts_gate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sessionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e4dbe31ebfa0663165645da0bf9ce65f106c0c35",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_01243",
                    table="cohorts_sessionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="sitting",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("during__isnull", False), ("room__isnull", False)),
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                expressions=[
                    (
                        cohorts.models.timetable.Int8Range(
                            models.F("room_id"), models.F("room_id"), models.Value("[]")
                        ),
                        "&&",
                    ),
                    ("during", "&&"),
                ],
                name="one_sitting_a_room_at_a_time",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sitting",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_sittingevent" ("during", "group", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "room_id", "sequence", "session_id") VALUES (NEW."during", NEW."group", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."room_id", NEW."sequence", NEW."session_id"); RETURN NULL;',
                    hash="ba2513fce45ef8632e9f01ed8f6def4c8b451023",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_41924",
                    table="cohorts_sitting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sitting",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_sittingevent" ("during", "group", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "room_id", "sequence", "session_id") VALUES (NEW."during", NEW."group", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."room_id", NEW."sequence", NEW."session_id"); RETURN NULL;',
                    hash="f46432d8b6d1d1ee722ce459f824043122acd482",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e62f4",
                    table="cohorts_sitting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sitting",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_sittingevent" ("during", "group", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "room_id", "sequence", "session_id") VALUES (OLD."during", OLD."group", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."room_id", OLD."sequence", OLD."session_id"); RETURN NULL;',
                    hash="fd2100473ddbfae01b1b4dbb484d827d537e54ff",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_aa73c",
                    table="cohorts_sitting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scanevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0ffdd6e41c5d3059c04f7506e582bd1f1000fe0d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8da0d",
                    table="cohorts_scanevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="scan",
            index=models.Index(fields=["sitting", "at"], name="cohorts_sca_sitting_247018_idx"),
        ),
        migrations.AddIndex(
            model_name="scan",
            index=models.Index(fields=["application", "at"], name="cohorts_sca_applica_eddb16_idx"),
        ),
        migrations.AddConstraint(
            model_name="scan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("application__isnull", False), models.Q(("problem", ""), _negated=True), _connector="OR"
                ),
                name="counted_scan_is_somebodys",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_scanevent" ("application_id", "at", "by_id", "cohort_id", "device_key", "door_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "public_id", "received_at", "sitting_id", "source", "voided_at", "voided_by_id", "way") VALUES (NEW."application_id", NEW."at", NEW."by_id", NEW."cohort_id", NEW."device_key", NEW."door_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."problem", NEW."public_id", NEW."received_at", NEW."sitting_id", NEW."source", NEW."voided_at", NEW."voided_by_id", NEW."way"); RETURN NULL;',
                    hash="e573f763726df2eed4a380838d746819f358fa51",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ebc2a",
                    table="cohorts_scan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_scanevent" ("application_id", "at", "by_id", "cohort_id", "device_key", "door_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "public_id", "received_at", "sitting_id", "source", "voided_at", "voided_by_id", "way") VALUES (NEW."application_id", NEW."at", NEW."by_id", NEW."cohort_id", NEW."device_key", NEW."door_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."problem", NEW."public_id", NEW."received_at", NEW."sitting_id", NEW."source", NEW."voided_at", NEW."voided_by_id", NEW."way"); RETURN NULL;',
                    hash="2e461b16a762eb078154ac1972443bceff3c9de8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e9c5b",
                    table="cohorts_scan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scan",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_scanevent" ("application_id", "at", "by_id", "cohort_id", "device_key", "door_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "public_id", "received_at", "sitting_id", "source", "voided_at", "voided_by_id", "way") VALUES (OLD."application_id", OLD."at", OLD."by_id", OLD."cohort_id", OLD."device_key", OLD."door_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."problem", OLD."public_id", OLD."received_at", OLD."sitting_id", OLD."source", OLD."voided_at", OLD."voided_by_id", OLD."way"); RETURN NULL;',
                    hash="2ae2bf6d34b8fbb564ce7d834ba1a5e6809d6964",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9b030",
                    table="cohorts_scan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="noticeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2816760513f7e5a8300f3d67f6c04fcb91da24ff",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_815f3",
                    table="cohorts_noticeevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["cohort", "-at"], name="cohorts_not_cohort__29774e_idx"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="notice",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_noticeevent" ("at", "by_id", "cohort_id", "group", "id", "kind", "now_at", "now_room_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sitting_id", "told", "was_at", "was_room_id") VALUES (NEW."at", NEW."by_id", NEW."cohort_id", NEW."group", NEW."id", NEW."kind", NEW."now_at", NEW."now_room_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."sitting_id", NEW."told", NEW."was_at", NEW."was_room_id"); RETURN NULL;',
                    hash="8d6b7353bf0a4180169d08062521ef1b620100ff",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_90bf7",
                    table="cohorts_notice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="notice",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_noticeevent" ("at", "by_id", "cohort_id", "group", "id", "kind", "now_at", "now_room_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sitting_id", "told", "was_at", "was_room_id") VALUES (NEW."at", NEW."by_id", NEW."cohort_id", NEW."group", NEW."id", NEW."kind", NEW."now_at", NEW."now_room_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."sitting_id", NEW."told", NEW."was_at", NEW."was_room_id"); RETURN NULL;',
                    hash="ce6549d000b6fe6660063edca13fdb816121a7ee",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5fca0",
                    table="cohorts_notice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="notice",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_noticeevent" ("at", "by_id", "cohort_id", "group", "id", "kind", "now_at", "now_room_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sitting_id", "told", "was_at", "was_room_id") VALUES (OLD."at", OLD."by_id", OLD."cohort_id", OLD."group", OLD."id", OLD."kind", OLD."now_at", OLD."now_room_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."sitting_id", OLD."told", OLD."was_at", OLD."was_room_id"); RETURN NULL;',
                    hash="06bb9a0e4672a6f0baac3908a5d64a0e86df20a8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2da01",
                    table="cohorts_notice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendanceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="933ebd4135d8e5daeb4f6404b243ea22dff2d23a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_43e52",
                    table="cohorts_attendanceevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(fields=("sitting", "application"), name="attendance_once_a_sitting"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendance",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_attendanceevent" ("application_id", "id", "marked_at", "marked_by_id", "minutes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "sitting_id", "source") VALUES (NEW."application_id", NEW."id", NEW."marked_at", NEW."marked_by_id", NEW."minutes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."reason", NEW."sitting_id", NEW."source"); RETURN NULL;',
                    hash="63580ce0a312569e4881a4e1670b2deaa285bd90",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7ff06",
                    table="cohorts_attendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendance",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_attendanceevent" ("application_id", "id", "marked_at", "marked_by_id", "minutes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "sitting_id", "source") VALUES (NEW."application_id", NEW."id", NEW."marked_at", NEW."marked_by_id", NEW."minutes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."reason", NEW."sitting_id", NEW."source"); RETURN NULL;',
                    hash="4fa972a52fa029af962f4f66b5f5d02853932c68",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9cd90",
                    table="cohorts_attendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendance",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_attendanceevent" ("application_id", "id", "marked_at", "marked_by_id", "minutes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "sitting_id", "source") VALUES (OLD."application_id", OLD."id", OLD."marked_at", OLD."marked_by_id", OLD."minutes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."reason", OLD."sitting_id", OLD."source"); RETURN NULL;',
                    hash="c093d0181ba0f333ec42e2bcf368bf37d0eabf36",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e7182",
                    table="cohorts_attendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sittingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6dcc8cd227c4fff3aa5d9395618e1d270c745a8d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f9b79",
                    table="cohorts_sittingevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="sittingtrainer",
            constraint=models.UniqueConstraint(fields=("sitting", "role"), name="trainer_once_a_sitting"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sittingtrainer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_sittingtrainerevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "role_id", "sitting_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."role_id", NEW."sitting_id"); RETURN NULL;',
                    hash="4cf350f5f6504117a10cd01105a35cb2e3516df0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ab281",
                    table="cohorts_sittingtrainer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sittingtrainer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_sittingtrainerevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "role_id", "sitting_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."role_id", NEW."sitting_id"); RETURN NULL;',
                    hash="9005f5961ba36c60eca5e42f4ce6da7040afffbd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e94d8",
                    table="cohorts_sittingtrainer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sittingtrainer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_sittingtrainerevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "role_id", "sitting_id") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."role_id", OLD."sitting_id"); RETURN NULL;',
                    hash="676e60ba867365c57e6fbd7a9c16d08d55aab19d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4c8ce",
                    table="cohorts_sittingtrainer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sittingtrainerevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d95270915bc5aac57dbb767051d76d393033b57b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_23e45",
                    table="cohorts_sittingtrainerevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="station",
            constraint=models.UniqueConstraint(fields=("rotation", "session"), name="station_once_a_rotation"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="station",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_stationevent" ("changeover_minutes", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "rotation_id", "session_id", "trainers_needed") VALUES (NEW."changeover_minutes", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."public_id", NEW."rotation_id", NEW."session_id", NEW."trainers_needed"); RETURN NULL;',
                    hash="aeb8b0cc4e37d2098456b03e74670eddddc2adf8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3ec0f",
                    table="cohorts_station",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="station",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_stationevent" ("changeover_minutes", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "rotation_id", "session_id", "trainers_needed") VALUES (NEW."changeover_minutes", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."public_id", NEW."rotation_id", NEW."session_id", NEW."trainers_needed"); RETURN NULL;',
                    hash="4af552a6ea2826c5f1dcd6c10c406f5d62cea9f8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d4f33",
                    table="cohorts_station",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="station",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_stationevent" ("changeover_minutes", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "rotation_id", "session_id", "trainers_needed") VALUES (OLD."changeover_minutes", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."public_id", OLD."rotation_id", OLD."session_id", OLD."trainers_needed"); RETURN NULL;',
                    hash="e5408b9946206caa95116333bfb2dcebd7aaac4e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8113b",
                    table="cohorts_station",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rotationwishevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="db06ce51108e1a5df36df1bce6a698e25ff3c54b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_445ef",
                    table="cohorts_rotationwishevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="rotationwish",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "at"),
                        ("starts_at__isnull", False),
                        ("station__isnull", False),
                        models.Q(("group", ""), _negated=True),
                    ),
                    models.Q(("kind", "first"), ("station__isnull", False), models.Q(("group", ""), _negated=True)),
                    models.Q(("kind", "order"), ("station__isnull", False), ("then__isnull", False)),
                    models.Q(("kind", "not_before"), ("starts_at__isnull", False), ("station__isnull", False)),
                    models.Q(("ends_at__isnull", False), ("kind", "done_by"), ("station__isnull", False)),
                    models.Q(
                        ("ends_at__gt", models.F("starts_at")),
                        ("kind", "away"),
                        ("starts_at__isnull", False),
                        ("trainer__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="rotation_wish_is_whole",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rotationwish",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_rotationwishevent" ("created_at", "ends_at", "group", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rotation_id", "starts_at", "station_id", "then_id", "trainer_id") VALUES (NEW."created_at", NEW."ends_at", NEW."group", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."rotation_id", NEW."starts_at", NEW."station_id", NEW."then_id", NEW."trainer_id"); RETURN NULL;',
                    hash="e460b8345211ae87188aeb32a80b11400d4e7786",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e19b0",
                    table="cohorts_rotationwish",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rotationwish",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_rotationwishevent" ("created_at", "ends_at", "group", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rotation_id", "starts_at", "station_id", "then_id", "trainer_id") VALUES (NEW."created_at", NEW."ends_at", NEW."group", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."rotation_id", NEW."starts_at", NEW."station_id", NEW."then_id", NEW."trainer_id"); RETURN NULL;',
                    hash="835f3e5ae219524e4c8f74f5f27d9e2e7355459a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d28ff",
                    table="cohorts_rotationwish",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rotationwish",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_rotationwishevent" ("created_at", "ends_at", "group", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rotation_id", "starts_at", "station_id", "then_id", "trainer_id") VALUES (OLD."created_at", OLD."ends_at", OLD."group", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."rotation_id", OLD."starts_at", OLD."station_id", OLD."then_id", OLD."trainer_id"); RETURN NULL;',
                    hash="7f2636602f39c8a011f3cb0e2091eea483c8179a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0d9d2",
                    table="cohorts_rotationwish",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="229ab00b01c3968725a898796d817b279c8b36d1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c609e",
                    table="cohorts_stationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="twopeople",
            constraint=models.UniqueConstraint(fields=("organisation", "one", "other"), name="told_apart_once"),
        ),
        migrations.AddConstraint(
            model_name="twopeople",
            constraint=models.CheckConstraint(condition=models.Q(("one__lt", models.F("other"))), name="pair_in_order"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="twopeople",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_twopeopleevent" ("at", "by_id", "id", "one_id", "organisation_id", "other_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."one_id", NEW."organisation_id", NEW."other_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;',
                    hash="463cd8d8fffc57003e1ffbbba228264e3b4f60b4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_13b7a",
                    table="cohorts_twopeople",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="twopeople",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cohorts_twopeopleevent" ("at", "by_id", "id", "one_id", "organisation_id", "other_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."one_id", NEW."organisation_id", NEW."other_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;',
                    hash="47084ceaa22e16287fc76b56bff8616c781f7f96",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4d1f1",
                    table="cohorts_twopeople",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="twopeople",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cohorts_twopeopleevent" ("at", "by_id", "id", "one_id", "organisation_id", "other_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."at", OLD."by_id", OLD."id", OLD."one_id", OLD."organisation_id", OLD."other_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;',
                    hash="fe412a2f605627ae752f775a291316b1a7b58437",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9868b",
                    table="cohorts_twopeople",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="twopeopleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2465418a09eaf444a49074539d8b1403a1c03f85",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_367b3",
                    table="cohorts_twopeopleevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
