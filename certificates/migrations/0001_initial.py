import courses.models.versions
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import records.codes
import uuid
from django.conf import settings
from django.db import migrations, models

from records.migrating import FirstMigration


class Migration(FirstMigration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('cohorts', '0001_initial'),
        ('records', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('completion', 'certificate of completion'), ('attendance', 'certificate of attendance')], default='completion', max_length=10, verbose_name='kind')),
                ('year', models.PositiveSmallIntegerField()),
                ('serial', models.PositiveIntegerField(help_text='the number in its organisation and year')),
                ('code', models.CharField(default=records.codes.new_code, editable=False, max_length=20, unique=True)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('approved', 'being made'), ('held', 'held for the ceremony'), ('issued', 'issued'), ('revoked', 'revoked'), ('superseded', 'replaced'), ('expired', 'expired'), ('cancelled', 'given up')], default='draft', max_length=10)),
                ('facts', models.JSONField(help_text='what is certified; its shape is in certificates/facts.py')),
                ('facts_sha256', models.CharField(blank=True, help_text='of the facts, their keys in order', max_length=64)),
                ('language', models.CharField(default='en', max_length=5)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('queued_at', models.DateTimeField(default=django.utils.timezone.now, help_text='when a worker was last asked for the file')),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('issued_at', models.DateTimeField(blank=True, help_text='when the holder got it', null=True)),
                ('failure', models.TextField(blank=True, help_text='why the file could not be made; words in why_failed()')),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('revocation_reason', models.TextField(blank=True, help_text='Shown to whoever checks the code.', verbose_name='reason')),
                ('cause', models.CharField(blank=True, choices=[('name', 'the name was written wrongly'), ('result', 'a result or a number of hours was wrong'), ('programme', 'the programme, a date or a signatory was wrong'), ('mistake', 'it was issued by mistake'), ('conduct', 'a result was not come by honestly'), ('holder', 'the holder asked for it'), ('key', 'the seal can no longer be trusted'), ('other', 'another reason')], help_text='of the revocation, or of replacing', max_length=10)),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('renewal_reason', models.TextField(blank=True, help_text='where an officer renewed it; nobody outside reads it')),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='cohorts.application')),
            ],
            options={
                'ordering': ['cohort', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CompleteDossier',
            fields=[
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='complete_dossier', serialize=False, to='cohorts.application')),
                ('at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='CompleteDossierEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CriteriaTerms',
            fields=[
                ('cohort', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='criteria_terms', serialize=False, to='cohorts.cohort')),
                ('gives_attendance', models.BooleanField(default=True, help_text='For those who meet only the part about attendance.', verbose_name='certificate of attendance')),
                ('reconsider_days', models.PositiveSmallIntegerField(default=30, help_text='For so many days after the last day a participant can ask to have a refusal looked at again.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(365)], verbose_name='days to ask again')),
                ('number', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('confirmed_at', models.DateTimeField(blank=True, editable=False, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='CriteriaTermsEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('gives_attendance', models.BooleanField(default=True, help_text='For those who meet only the part about attendance.', verbose_name='certificate of attendance')),
                ('reconsider_days', models.PositiveSmallIntegerField(default=30, help_text='For so many days after the last day a participant can ask to have a refusal looked at again.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(365)], verbose_name='days to ask again')),
                ('number', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('confirmed_at', models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('attendance', 'share of all minutes attended'), ('session', 'a session attended in full'), ('score', 'points in a test or assessment'), ('quiz', 'a quiz passed'), ('checklist', 'a practical check passed'), ('dossier', 'the dossier complete'), ('gate', 'a gate passed'), ('manual', 'approval by a named person')], max_length=10, verbose_name='kind')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('percent', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='percent asked')),
                ('points', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='points to be had')),
                ('for_attendance', models.BooleanField(default=False, help_text='Whoever meets all such criteria, but not the others, gets a certificate of attendance.', verbose_name='asked for the certificate of attendance too')),
                ('position', models.PositiveSmallIntegerField(default=1)),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CriterionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('kind', models.CharField(choices=[('attendance', 'share of all minutes attended'), ('session', 'a session attended in full'), ('score', 'points in a test or assessment'), ('quiz', 'a quiz passed'), ('checklist', 'a practical check passed'), ('dossier', 'the dossier complete'), ('gate', 'a gate passed'), ('manual', 'approval by a named person')], max_length=10, verbose_name='kind')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('percent', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='percent asked')),
                ('points', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='points to be had')),
                ('for_attendance', models.BooleanField(default=False, help_text='Whoever meets all such criteria, but not the others, gets a certificate of attendance.', verbose_name='asked for the certificate of attendance too')),
                ('position', models.PositiveSmallIntegerField(default=1)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CriterionException',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('reason', models.TextField(validators=[django.core.validators.MaxLengthValidator(500)], verbose_name='reason')),
                ('granted_at', models.DateTimeField(auto_now_add=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_reason', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(500)], verbose_name='reason')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CriterionExceptionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('granted_at', models.DateTimeField(auto_now_add=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Design',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('completion', 'certificate of completion'), ('attendance', 'certificate of attendance')], max_length=12, verbose_name='kind of certificate')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('standard', models.CharField(blank=True, help_text="the key of the house's own design that it is", max_length=20)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='DesignChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('completion', 'certificate of completion'), ('attendance', 'certificate of attendance')], max_length=12)),
            ],
        ),
        migrations.CreateModel(
            name='DesignChoiceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('kind', models.CharField(choices=[('completion', 'certificate of completion'), ('attendance', 'certificate of attendance')], max_length=12)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DesignEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('kind', models.CharField(choices=[('completion', 'certificate of completion'), ('attendance', 'certificate of attendance')], max_length=12, verbose_name='kind of certificate')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('standard', models.CharField(blank=True, help_text="the key of the house's own design that it is", max_length=20)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DesignVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('draft', 'draft'), ('released', 'released'), ('retired', 'retired')], default='draft', max_length=10)),
                ('mode', models.CharField(choices=[('blocks', 'blocks'), ('code', 'HTML and CSS')], default='blocks', max_length=10, verbose_name='made of')),
                ('orientation', models.CharField(choices=[('across', 'A4 across'), ('upright', 'A4 upright')], default='across', max_length=10, verbose_name='paper')),
                ('accent', models.CharField(choices=[('teal', 'teal'), ('blue', 'blue'), ('wine', 'wine red'), ('ink', 'black')], default='teal', max_length=10, verbose_name='colour')),
                ('drawing', models.CharField(choices=[('nest', 'the nest of rings'), ('band', 'a band of colour'), ('frame', 'a frame'), ('none', 'nothing')], default='nest', max_length=10, verbose_name='drawing')),
                ('blocks', models.JSONField(blank=True, default=list, help_text='its shape is in certificates/designs/blocks.py')),
                ('html', models.TextField(blank=True, max_length=60000, verbose_name='HTML')),
                ('css', models.TextField(blank=True, max_length=60000, verbose_name='CSS')),
                ('edits', models.PositiveIntegerField(default=0, help_text='counts the changes of a draft: a stale page is noticed')),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('checked_at', models.DateTimeField(blank=True, null=True)),
                ('report', models.JSONField(blank=True, default=dict, help_text='what the samples showed; designing/checking.py')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('retired_because', models.CharField(blank=True, max_length=300, verbose_name='reason')),
            ],
            options={
                'ordering': ['design', '-number'],
            },
            bases=(courses.models.versions.RetiringVersion, models.Model),
        ),
        migrations.CreateModel(
            name='DesignVersionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('draft', 'draft'), ('released', 'released'), ('retired', 'retired')], default='draft', max_length=10)),
                ('mode', models.CharField(choices=[('blocks', 'blocks'), ('code', 'HTML and CSS')], default='blocks', max_length=10, verbose_name='made of')),
                ('orientation', models.CharField(choices=[('across', 'A4 across'), ('upright', 'A4 upright')], default='across', max_length=10, verbose_name='paper')),
                ('accent', models.CharField(choices=[('teal', 'teal'), ('blue', 'blue'), ('wine', 'wine red'), ('ink', 'black')], default='teal', max_length=10, verbose_name='colour')),
                ('drawing', models.CharField(choices=[('nest', 'the nest of rings'), ('band', 'a band of colour'), ('frame', 'a frame'), ('none', 'nothing')], default='nest', max_length=10, verbose_name='drawing')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('retired_because', models.CharField(blank=True, max_length=300, verbose_name='reason')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ExpiryReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('days', models.PositiveSmallIntegerField()),
                ('sent_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['certificate', '-days'],
            },
        ),
        migrations.CreateModel(
            name='ExpiryReminderEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('days', models.PositiveSmallIntegerField()),
                ('sent_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='KeyNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.CharField(max_length=95)),
                ('days', models.PositiveSmallIntegerField()),
                ('sent_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='KeyNoticeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('fingerprint', models.CharField(max_length=95)),
                ('days', models.PositiveSmallIntegerField()),
                ('sent_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ManualApproval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('approved', models.BooleanField(verbose_name='approved')),
                ('words', models.CharField(blank=True, max_length=500, verbose_name='in words')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ManualApprovalEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('approved', models.BooleanField(verbose_name='approved')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NumberCounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='NumberCounterEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('year', models.PositiveSmallIntegerField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('sha256', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('content', models.BinaryField(help_text='PNG without transparency, at most 900 pixels wide')),
                ('width', models.PositiveSmallIntegerField()),
                ('height', models.PositiveSmallIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='Reconsideration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('asked_for', models.CharField(choices=[('completion', 'certificate of completion'), ('attendance', 'certificate of attendance')], default='completion', max_length=10)),
                ('refusal', models.CharField(max_length=64)),
                ('lines', models.JSONField(default=list)),
                ('words', models.TextField(validators=[django.core.validators.MaxLengthValidator(2000)], verbose_name='what should be looked at')),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('state', models.CharField(choices=[('open', 'open'), ('upheld', 'granted'), ('kept', 'refusal stays')], default='open', max_length=6)),
                ('answer', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(2000)], verbose_name='reason')),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['asked_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ReconsiderationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('asked_for', models.CharField(choices=[('completion', 'certificate of completion'), ('attendance', 'certificate of attendance')], default='completion', max_length=10)),
                ('refusal', models.CharField(max_length=64)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('state', models.CharField(choices=[('open', 'open'), ('upheld', 'granted'), ('kept', 'refusal stays')], default='open', max_length=6)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Rehearsal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('outcome', models.JSONField(default=dict)),
                ('kept_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['-kept_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='RehearsalEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('kept_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ResultsSignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(help_text='as it was when it was signed', max_length=120)),
                ('meaning', models.CharField(default='results-1', help_text='a key of MEANINGS in facts.py', max_length=20)),
                ('signed_at', models.DateTimeField()),
                ('results', models.JSONField(help_text='what was signed; its shape is in certificates/signing/results.py')),
                ('sha256', models.CharField(help_text='of the results, their keys in order', max_length=64)),
                ('voided_at', models.DateTimeField(blank=True, null=True)),
                ('changes', models.JSONField(blank=True, default=list, help_text='what changed: criteria before and after')),
            ],
            options={
                'ordering': ['application', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ResultsSignatureEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('meaning', models.CharField(default='results-1', help_text='a key of MEANINGS in facts.py', max_length=20)),
                ('signed_at', models.DateTimeField()),
                ('results', models.JSONField(help_text='what was signed; its shape is in certificates/signing/results.py')),
                ('sha256', models.CharField(help_text='of the results, their keys in order', max_length=64)),
                ('voided_at', models.DateTimeField(blank=True, null=True)),
                ('changes', models.JSONField(blank=True, default=list, help_text='what changed: criteria before and after')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Score',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('points', models.DecimalField(decimal_places=1, max_digits=6, validators=[django.core.validators.MinValueValidator(0)], verbose_name='points')),
                ('entered_at', models.DateTimeField(auto_now=True)),
            ],
        ),
        migrations.CreateModel(
            name='ScoreEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('points', models.DecimalField(decimal_places=1, max_digits=6, validators=[django.core.validators.MinValueValidator(0)], verbose_name='points')),
                ('entered_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Signatory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('title', models.CharField(help_text='As printed under the name, with the organisation if it is another.', max_length=120, verbose_name='title')),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('retired_at', models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SignatoryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('retired_at', models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StatusEntryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('index', models.PositiveIntegerField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StatusList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.PositiveIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['organisation', 'number'],
            },
        ),
        migrations.CreateModel(
            name='StatusListEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('number', models.PositiveIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='UsedBadgeKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('multibase', models.CharField(help_text='Multikey of Ed25519, z6Mk…', max_length=60, unique=True)),
                ('used_from', models.DateTimeField(default=django.utils.timezone.now)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_because', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['used_from', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='UsedBadgeKeyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('multibase', models.CharField(help_text='Multikey of Ed25519, z6Mk…', max_length=60)),
                ('used_from', models.DateTimeField(default=django.utils.timezone.now)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_because', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Validity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('months', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(120)], verbose_name='months')),
            ],
        ),
        migrations.CreateModel(
            name='ValidityEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('months', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(120)], verbose_name='months')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Achievement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('completion', 'certificate of completion'), ('attendance', 'certificate of attendance')], max_length=10)),
                ('content', models.JSONField(help_text='its shape is in certificates/badges/achievements.py')),
                ('digest', models.CharField(help_text='SHA-256 of the content as JSON with its keys in order', max_length=64)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='achievements', to='accounts.organisation')),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='AchievementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('kind', models.CharField(choices=[('completion', 'certificate of completion'), ('attendance', 'certificate of attendance')], max_length=10)),
                ('content', models.JSONField(help_text='its shape is in certificates/badges/achievements.py')),
                ('digest', models.CharField(help_text='SHA-256 of the content as JSON with its keys in order', max_length=64)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.achievement')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('signatories', models.JSONField(default=list, help_text='names and titles as printed, at most three')),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('approver_name', models.CharField(blank=True, help_text='as it was at the approval', max_length=120)),
                ('meaning', models.CharField(default='approval-1', help_text='a key of MEANINGS in facts.py', max_length=20)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('paused_at', models.DateTimeField(blank=True, null=True)),
                ('held_until', models.DateTimeField(blank=True, null=True, verbose_name='held back until')),
                ('released_at', models.DateTimeField(blank=True, help_text='when what was held went to its holders', null=True)),
                ('cohort', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='batches', to='cohorts.cohort')),
                ('started_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='batches', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-started_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='BatchEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('meaning', models.CharField(default='approval-1', help_text='a key of MEANINGS in facts.py', max_length=20)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('paused_at', models.DateTimeField(blank=True, null=True)),
                ('held_until', models.DateTimeField(blank=True, null=True, verbose_name='held back until')),
                ('released_at', models.DateTimeField(blank=True, help_text='when what was held went to its holders', null=True)),
                ('cohort', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cohorts.cohort')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.batch')),
                ('started_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Bundle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('state', models.CharField(choices=[('queued', 'queued'), ('running', 'being made'), ('done', 'done'), ('failed', 'failed'), ('gone', 'no longer kept')], default='queued', max_length=7)),
                ('language', models.CharField(default='en', max_length=5)),
                ('total', models.PositiveIntegerField(default=0)),
                ('done', models.PositiveIntegerField(default=0)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('queued_at', models.DateTimeField(auto_now_add=True)),
                ('heard_at', models.DateTimeField(blank=True, help_text='the last sign of life of the worker', null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='certificate_bundles', to=settings.AUTH_USER_MODEL)),
                ('batch', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bundles', to='certificates.batch')),
                ('cohort', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificate_bundles', to='cohorts.cohort')),
                ('file', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='certificate_bundle', to='records.storedfile')),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='BundleEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('state', models.CharField(choices=[('queued', 'queued'), ('running', 'being made'), ('done', 'done'), ('failed', 'failed'), ('gone', 'no longer kept')], default='queued', max_length=7)),
                ('language', models.CharField(default='en', max_length=5)),
                ('total', models.PositiveIntegerField(default=0)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('asked_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('batch', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='certificates.batch')),
                ('cohort', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cohorts.cohort')),
                ('file', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='records.storedfile')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.bundle')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CertificateFile',
            fields=[
                ('certificate', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='file', serialize=False, to='certificates.certificate')),
                ('pdf', models.BinaryField()),
                ('sha256', models.CharField(max_length=64)),
                ('badge', models.BinaryField(default=b'')),
                ('badge_sha256', models.CharField(blank=True, max_length=64)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='StatusEntry',
            fields=[
                ('certificate', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='status_entry', serialize=False, to='certificates.certificate')),
                ('index', models.PositiveIntegerField()),
            ],
        ),
        migrations.AddField(
            model_name='certificate',
            name='batch',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='certificates.batch'),
        ),
        migrations.AddField(
            model_name='certificate',
            name='cohort',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='cohorts.cohort'),
        ),
        migrations.AddField(
            model_name='certificate',
            name='holder',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='certificate',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='accounts.organisation'),
        ),
        migrations.AddField(
            model_name='certificate',
            name='renews',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='renewals', to='certificates.certificate'),
        ),
        migrations.AddField(
            model_name='certificate',
            name='revoked_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='revocations', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='certificate',
            name='supersedes',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='certificates.certificate'),
        ),
        migrations.CreateModel(
            name='CertificateEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('kind', models.CharField(choices=[('completion', 'certificate of completion'), ('attendance', 'certificate of attendance')], default='completion', max_length=10, verbose_name='kind')),
                ('year', models.PositiveSmallIntegerField()),
                ('serial', models.PositiveIntegerField(help_text='the number in its organisation and year')),
                ('code', models.CharField(default=records.codes.new_code, editable=False, max_length=20)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('approved', 'being made'), ('held', 'held for the ceremony'), ('issued', 'issued'), ('revoked', 'revoked'), ('superseded', 'replaced'), ('expired', 'expired'), ('cancelled', 'given up')], default='draft', max_length=10)),
                ('language', models.CharField(default='en', max_length=5)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('issued_at', models.DateTimeField(blank=True, help_text='when the holder got it', null=True)),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('cause', models.CharField(blank=True, choices=[('name', 'the name was written wrongly'), ('result', 'a result or a number of hours was wrong'), ('programme', 'the programme, a date or a signatory was wrong'), ('mistake', 'it was issued by mistake'), ('conduct', 'a result was not come by honestly'), ('holder', 'the holder asked for it'), ('key', 'the seal can no longer be trusted'), ('other', 'another reason')], help_text='of the revocation, or of replacing', max_length=10)),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('application', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cohorts.application')),
                ('batch', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='certificates.batch')),
                ('cohort', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cohorts.cohort')),
                ('holder', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.certificate')),
                ('renews', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='certificates.certificate')),
                ('revoked_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('supersedes', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='certificates.certificate')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='completedossier',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_completedossierevent" ("application_id", "at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."application_id", NEW."at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."application_id"); RETURN NULL;', hash='af2143d9c7fd0817f1a05bb65b45a0ec4a5d9cb8', operation='INSERT', pgid='pgtrigger_insert_insert_3b1ed', table='certificates_completedossier', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='completedossier',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "certificates_completedossierevent" ("application_id", "at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."application_id", NEW."at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."application_id"); RETURN NULL;', hash='d7908f94e6f2bcd285644e1244f6fc46c5a0cb49', operation='UPDATE', pgid='pgtrigger_update_update_6bbfa', table='certificates_completedossier', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='completedossier',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_completedossierevent" ("application_id", "at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."application_id", OLD."at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."application_id"); RETURN NULL;', hash='9a7dc248e577dd98da0b4a8968185bc36754538e', operation='DELETE', pgid='pgtrigger_delete_delete_44541', table='certificates_completedossier', when='AFTER')),
        ),
        migrations.AddField(
            model_name='completedossierevent',
            name='application',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='cohorts.application'),
        ),
        migrations.AddField(
            model_name='completedossierevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.completedossier'),
        ),
        migrations.AddField(
            model_name='criteriaterms',
            name='confirmed_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='criteriatermsevent',
            name='cohort',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='cohorts.cohort'),
        ),
        migrations.AddField(
            model_name='criteriatermsevent',
            name='confirmed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='criteriatermsevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.criteriaterms'),
        ),
        migrations.AddField(
            model_name='criterion',
            name='checklist',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='criteria', to='cohorts.cohortchecklist'),
        ),
        migrations.AddField(
            model_name='criterion',
            name='cohort',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='criteria', to='cohorts.cohort'),
        ),
        migrations.AddField(
            model_name='criterion',
            name='gate',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='criteria', to='cohorts.gate'),
        ),
        migrations.AddField(
            model_name='criterion',
            name='quiz',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='criteria', to='cohorts.cohortquiz'),
        ),
        migrations.AddField(
            model_name='criterion',
            name='session',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='criteria', to='cohorts.session'),
        ),
        migrations.AddField(
            model_name='criterionevent',
            name='checklist',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cohorts.cohortchecklist'),
        ),
        migrations.AddField(
            model_name='criterionevent',
            name='cohort',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cohorts.cohort'),
        ),
        migrations.AddField(
            model_name='criterionevent',
            name='gate',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cohorts.gate'),
        ),
        migrations.AddField(
            model_name='criterionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.criterion'),
        ),
        migrations.AddField(
            model_name='criterionevent',
            name='quiz',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cohorts.cohortquiz'),
        ),
        migrations.AddField(
            model_name='criterionevent',
            name='session',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cohorts.session'),
        ),
        migrations.AddField(
            model_name='criterionexception',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='criterion_exceptions', to='cohorts.application'),
        ),
        migrations.AddField(
            model_name='criterionexception',
            name='criterion',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exceptions', to='certificates.criterion'),
        ),
        migrations.AddField(
            model_name='criterionexception',
            name='granted_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='exceptions_granted', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='criterionexception',
            name='withdrawn_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='exceptions_withdrawn', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='criterionexceptionevent',
            name='application',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cohorts.application'),
        ),
        migrations.AddField(
            model_name='criterionexceptionevent',
            name='criterion',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='certificates.criterion'),
        ),
        migrations.AddField(
            model_name='criterionexceptionevent',
            name='granted_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='criterionexceptionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.criterionexception'),
        ),
        migrations.AddField(
            model_name='criterionexceptionevent',
            name='withdrawn_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='design',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='designs', to='accounts.organisation'),
        ),
        migrations.AddField(
            model_name='designchoice',
            name='cohort',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='design_choices', to='cohorts.cohort'),
        ),
        migrations.AddField(
            model_name='designchoiceevent',
            name='cohort',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cohorts.cohort'),
        ),
        migrations.AddField(
            model_name='designchoiceevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.designchoice'),
        ),
        migrations.AddField(
            model_name='designevent',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation'),
        ),
        migrations.AddField(
            model_name='designevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.design'),
        ),
        migrations.AddField(
            model_name='designversion',
            name='created_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='designs_begun', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='designversion',
            name='design',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='certificates.design'),
        ),
        migrations.AddField(
            model_name='designversion',
            name='released_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='designs_released', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='designchoiceevent',
            name='version',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='certificates.designversion'),
        ),
        migrations.AddField(
            model_name='designchoice',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='choices', to='certificates.designversion'),
        ),
        migrations.AddField(
            model_name='certificateevent',
            name='design_version',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='certificates.designversion'),
        ),
        migrations.AddField(
            model_name='certificate',
            name='design_version',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='certificates.designversion'),
        ),
        migrations.AddField(
            model_name='designversionevent',
            name='created_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='designversionevent',
            name='design',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='certificates.design'),
        ),
        migrations.AddField(
            model_name='designversionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.designversion'),
        ),
        migrations.AddField(
            model_name='designversionevent',
            name='released_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='expiryreminder',
            name='certificate',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='expiry_reminders', to='certificates.certificate'),
        ),
        migrations.AddField(
            model_name='expiryreminderevent',
            name='certificate',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='certificates.certificate'),
        ),
        migrations.AddField(
            model_name='expiryreminderevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.expiryreminder'),
        ),
        migrations.AddConstraint(
            model_name='keynotice',
            constraint=models.UniqueConstraint(fields=('fingerprint', 'days'), name='key_notice_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='keynotice',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_keynoticeevent" ("days", "fingerprint", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at") VALUES (NEW."days", NEW."fingerprint", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."sent_at"); RETURN NULL;', hash='dd513a0f443279a0f6f0abaf268e17114825e147', operation='INSERT', pgid='pgtrigger_insert_insert_1fe5c', table='certificates_keynotice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='keynotice',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "certificates_keynoticeevent" ("days", "fingerprint", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at") VALUES (NEW."days", NEW."fingerprint", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sent_at"); RETURN NULL;', hash='7b564495675d648db6b8ca4eca448b2ead748f09', operation='UPDATE', pgid='pgtrigger_update_update_6b6d9', table='certificates_keynotice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='keynotice',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_keynoticeevent" ("days", "fingerprint", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at") VALUES (OLD."days", OLD."fingerprint", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sent_at"); RETURN NULL;', hash='5966235b7310889e7713cd4af8867a4a15643943', operation='DELETE', pgid='pgtrigger_delete_delete_7d143', table='certificates_keynotice', when='AFTER')),
        ),
        migrations.AddField(
            model_name='keynoticeevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.keynotice'),
        ),
        migrations.AddField(
            model_name='manualapproval',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='manual_approvals', to='cohorts.application'),
        ),
        migrations.AddField(
            model_name='manualapproval',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='manual_approvals_given', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='manualapproval',
            name='criterion',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='certificates.criterion'),
        ),
        migrations.AddField(
            model_name='manualapprovalevent',
            name='application',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cohorts.application'),
        ),
        migrations.AddField(
            model_name='manualapprovalevent',
            name='by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='manualapprovalevent',
            name='criterion',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='certificates.criterion'),
        ),
        migrations.AddField(
            model_name='manualapprovalevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.manualapproval'),
        ),
        migrations.AddField(
            model_name='numbercounter',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificate_counters', to='accounts.organisation'),
        ),
        migrations.AddField(
            model_name='numbercounterevent',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation'),
        ),
        migrations.AddField(
            model_name='numbercounterevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.numbercounter'),
        ),
        migrations.AddField(
            model_name='reconsideration',
            name='answered_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reconsidered', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reconsideration',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reconsiderations', to='cohorts.application'),
        ),
        migrations.AddField(
            model_name='reconsiderationevent',
            name='answered_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reconsiderationevent',
            name='application',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cohorts.application'),
        ),
        migrations.AddField(
            model_name='reconsiderationevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.reconsideration'),
        ),
        migrations.AddField(
            model_name='rehearsal',
            name='cohort',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rehearsals', to='cohorts.cohort'),
        ),
        migrations.AddField(
            model_name='rehearsal',
            name='kept_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='rehearsals_kept', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='rehearsalevent',
            name='cohort',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cohorts.cohort'),
        ),
        migrations.AddField(
            model_name='rehearsalevent',
            name='kept_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='rehearsalevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.rehearsal'),
        ),
        migrations.AddField(
            model_name='resultssignature',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='results_signatures', to='cohorts.application'),
        ),
        migrations.AddField(
            model_name='resultssignature',
            name='signed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='results_signatures', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='resultssignatureevent',
            name='application',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cohorts.application'),
        ),
        migrations.AddField(
            model_name='resultssignatureevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.resultssignature'),
        ),
        migrations.AddField(
            model_name='resultssignatureevent',
            name='signed_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='score',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='cohorts.application'),
        ),
        migrations.AddField(
            model_name='score',
            name='criterion',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='certificates.criterion'),
        ),
        migrations.AddField(
            model_name='score',
            name='entered_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='scores_entered', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='scoreevent',
            name='application',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cohorts.application'),
        ),
        migrations.AddField(
            model_name='scoreevent',
            name='criterion',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='certificates.criterion'),
        ),
        migrations.AddField(
            model_name='scoreevent',
            name='entered_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='scoreevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.score'),
        ),
        migrations.AddField(
            model_name='signatory',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatories', to='accounts.organisation'),
        ),
        migrations.AddField(
            model_name='signatoryevent',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation'),
        ),
        migrations.AddField(
            model_name='signatoryevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.signatory'),
        ),
        migrations.AddField(
            model_name='statusentryevent',
            name='certificate',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='certificates.certificate'),
        ),
        migrations.AddField(
            model_name='statuslist',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='status_lists', to='accounts.organisation'),
        ),
        migrations.AddField(
            model_name='statusentryevent',
            name='list',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='certificates.statuslist'),
        ),
        migrations.AddField(
            model_name='statuslistevent',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation'),
        ),
        migrations.AddField(
            model_name='statuslistevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.statuslist'),
        ),
        migrations.AddConstraint(
            model_name='usedbadgekey',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), ('withdrawn_at__gte', models.F('used_from')), _connector='OR'), name='badge_key_withdrawn_after_use'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='usedbadgekey',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_usedbadgekeyevent" ("id", "multibase", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "used_from", "withdrawn_at", "withdrawn_because") VALUES (NEW."id", NEW."multibase", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."used_from", NEW."withdrawn_at", NEW."withdrawn_because"); RETURN NULL;', hash='4a8e25a6a2d95d288da118fe4f39066a158c5f07', operation='INSERT', pgid='pgtrigger_insert_insert_034de', table='certificates_usedbadgekey', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='usedbadgekey',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "certificates_usedbadgekeyevent" ("id", "multibase", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "used_from", "withdrawn_at", "withdrawn_because") VALUES (NEW."id", NEW."multibase", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."used_from", NEW."withdrawn_at", NEW."withdrawn_because"); RETURN NULL;', hash='53b3ed8a7405d2334dd3b27089931bf323665882', operation='UPDATE', pgid='pgtrigger_update_update_882ba', table='certificates_usedbadgekey', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='usedbadgekey',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_usedbadgekeyevent" ("id", "multibase", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "used_from", "withdrawn_at", "withdrawn_because") VALUES (OLD."id", OLD."multibase", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."used_from", OLD."withdrawn_at", OLD."withdrawn_because"); RETURN NULL;', hash='4a2c99cd031c9348289cd3e464717a03e060865d', operation='DELETE', pgid='pgtrigger_delete_delete_7773c', table='certificates_usedbadgekey', when='AFTER')),
        ),
        migrations.AddField(
            model_name='usedbadgekeyevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.usedbadgekey'),
        ),
        migrations.AddField(
            model_name='validity',
            name='cohort',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='validity', to='cohorts.cohort'),
        ),
        migrations.AddField(
            model_name='validityevent',
            name='cohort',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cohorts.cohort'),
        ),
        migrations.AddField(
            model_name='validityevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.validity'),
        ),
        migrations.AddConstraint(
            model_name='achievement',
            constraint=models.UniqueConstraint(fields=('organisation', 'digest'), name='achievement_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='achievement',
            trigger=pgtrigger.compiler.Trigger(name='achievement_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cffce94ea2b713a96403583075d325669987baba', operation='UPDATE OR DELETE', pgid='pgtrigger_achievement_is_kept_937f1', table='certificates_achievement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='achievement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_achievementevent" ("content", "created_at", "digest", "id", "kind", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."content", NEW."created_at", NEW."digest", NEW."id", NEW."kind", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;', hash='e482a36989f53866a8acd09f2cbd4a39303df1df', operation='INSERT', pgid='pgtrigger_insert_insert_fca50', table='certificates_achievement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='achievement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "certificates_achievementevent" ("content", "created_at", "digest", "id", "kind", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."content", NEW."created_at", NEW."digest", NEW."id", NEW."kind", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;', hash='25385acff6f58b855e451d3884b9944511346e3f', operation='UPDATE', pgid='pgtrigger_update_update_b008d', table='certificates_achievement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='achievement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_achievementevent" ("content", "created_at", "digest", "id", "kind", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."content", OLD."created_at", OLD."digest", OLD."id", OLD."kind", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;', hash='864ea2c54277d183cdb1bf53ff32b34940c47e91', operation='DELETE', pgid='pgtrigger_delete_delete_f675f', table='certificates_achievement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='achievementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='df9b5b93c50338cf80a95d20c5fbc7c1af37f0d9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8ad2f', table='certificates_achievementevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='batch',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_batchevent" ("cohort_id", "held_until", "id", "meaning", "paused_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "released_at", "sha256", "started_at", "started_by_id") VALUES (NEW."cohort_id", NEW."held_until", NEW."id", NEW."meaning", NEW."paused_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."released_at", NEW."sha256", NEW."started_at", NEW."started_by_id"); RETURN NULL;', hash='929f0872cc1bdf08548fbc695525175e211cab7c', operation='INSERT', pgid='pgtrigger_insert_insert_352e2', table='certificates_batch', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='batch',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "certificates_batchevent" ("cohort_id", "held_until", "id", "meaning", "paused_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "released_at", "sha256", "started_at", "started_by_id") VALUES (NEW."cohort_id", NEW."held_until", NEW."id", NEW."meaning", NEW."paused_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."released_at", NEW."sha256", NEW."started_at", NEW."started_by_id"); RETURN NULL;', hash='c57e7537220d2211d546dcbe8b21b97147bd96b2', operation='UPDATE', pgid='pgtrigger_update_update_b6ca1', table='certificates_batch', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='batch',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_batchevent" ("cohort_id", "held_until", "id", "meaning", "paused_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "released_at", "sha256", "started_at", "started_by_id") VALUES (OLD."cohort_id", OLD."held_until", OLD."id", OLD."meaning", OLD."paused_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."released_at", OLD."sha256", OLD."started_at", OLD."started_by_id"); RETURN NULL;', hash='70eec374c961d8abfffb3968c73d8c5f35b1b02f', operation='DELETE', pgid='pgtrigger_delete_delete_f26f8', table='certificates_batch', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='batchevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='55a9ddfd7b9925a8eaa9a8edd81b363f5ce71456', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_de31b', table='certificates_batchevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='bundle',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['queued', 'running'])), fields=('cohort',), name='one_open_certificate_bundle'),
        ),
        migrations.AddConstraint(
            model_name='bundle',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), ('file__isnull', False), _connector='OR'), name='done_bundle_has_a_file'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bundle',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_bundleevent" ("asked_at", "asked_by_id", "batch_id", "cohort_id", "file_id", "id", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state", "total") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."batch_id", NEW."cohort_id", NEW."file_id", NEW."id", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."state", NEW."total"); RETURN NULL;', hash='266b855e8fcfb54f76132a2d8260e63f515e66d7', operation='INSERT', pgid='pgtrigger_insert_insert_d123d', table='certificates_bundle', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bundle',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."batch_id" IS DISTINCT FROM (NEW."batch_id") OR OLD."cohort_id" IS DISTINCT FROM (NEW."cohort_id") OR OLD."file_id" IS DISTINCT FROM (NEW."file_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."total" IS DISTINCT FROM (NEW."total"))', func='INSERT INTO "certificates_bundleevent" ("asked_at", "asked_by_id", "batch_id", "cohort_id", "file_id", "id", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state", "total") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."batch_id", NEW."cohort_id", NEW."file_id", NEW."id", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."state", NEW."total"); RETURN NULL;', hash='93f84b3caa83496aec61f065afb0c145339d53fe', operation='UPDATE', pgid='pgtrigger_update_update_493ec', table='certificates_bundle', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bundle',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_bundleevent" ("asked_at", "asked_by_id", "batch_id", "cohort_id", "file_id", "id", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state", "total") VALUES (OLD."asked_at", OLD."asked_by_id", OLD."batch_id", OLD."cohort_id", OLD."file_id", OLD."id", OLD."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."state", OLD."total"); RETURN NULL;', hash='8dfea8e90125698b0a6c2ffec4f72f4eb3f09a05', operation='DELETE', pgid='pgtrigger_delete_delete_82571', table='certificates_bundle', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bundleevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='acfd3cde2aeb615ce369ad1adfb39c96d75d53fd', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6f24e', table='certificates_bundleevent', when='BEFORE')),
        ),
        migrations.AddField(
            model_name='statusentryevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='certificates.statusentry'),
        ),
        migrations.AddField(
            model_name='statusentry',
            name='list',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='certificates.statuslist'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='completedossierevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a762ee8bbe928cfe97be5a9d7b1e964ef874b334', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fa01c', table='certificates_completedossierevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criteriaterms',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_criteriatermsevent" ("cohort_id", "confirmed_at", "confirmed_by_id", "gives_attendance", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reconsider_days") VALUES (NEW."cohort_id", NEW."confirmed_at", NEW."confirmed_by_id", NEW."gives_attendance", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."cohort_id", NEW."reconsider_days"); RETURN NULL;', hash='6fd3ab101299e5a71e4abe0b100eff971128d837', operation='INSERT', pgid='pgtrigger_insert_insert_f3816', table='certificates_criteriaterms', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criteriaterms',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "certificates_criteriatermsevent" ("cohort_id", "confirmed_at", "confirmed_by_id", "gives_attendance", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reconsider_days") VALUES (NEW."cohort_id", NEW."confirmed_at", NEW."confirmed_by_id", NEW."gives_attendance", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."cohort_id", NEW."reconsider_days"); RETURN NULL;', hash='2c63ebf654b3a933d7e1fd28d28b0075142d6b78', operation='UPDATE', pgid='pgtrigger_update_update_3aad6', table='certificates_criteriaterms', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criteriaterms',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_criteriatermsevent" ("cohort_id", "confirmed_at", "confirmed_by_id", "gives_attendance", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reconsider_days") VALUES (OLD."cohort_id", OLD."confirmed_at", OLD."confirmed_by_id", OLD."gives_attendance", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."cohort_id", OLD."reconsider_days"); RETURN NULL;', hash='85c2f5fd05f74cd2acfd544d6aeec043ce065395', operation='DELETE', pgid='pgtrigger_delete_delete_ea6ee', table='certificates_criteriaterms', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criteriatermsevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ddd60765ff64902ca41b431238b94b8d2a4c998e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4bc5f', table='certificates_criteriatermsevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'attendance'), ('percent__isnull', False)), models.Q(('kind', 'session'), ('session__isnull', False)), models.Q(('kind', 'score'), ('percent__isnull', False), ('points__isnull', False)), models.Q(('kind', 'quiz'), ('quiz__isnull', False)), models.Q(('checklist__isnull', False), ('kind', 'checklist')), models.Q(('gate__isnull', False), ('kind', 'gate')), ('kind__in', ['dossier', 'manual']), _connector='OR'), name='criterion_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'attendance')), fields=('cohort',), name='one_attendance_criterion'),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'dossier')), fields=('cohort',), name='one_dossier_criterion'),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.UniqueConstraint(fields=('cohort', 'gate'), name='gate_criterion_once'),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.UniqueConstraint(fields=('cohort', 'session'), name='session_criterion_once'),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.UniqueConstraint(fields=('cohort', 'quiz'), name='quiz_criterion_once'),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.UniqueConstraint(fields=('cohort', 'checklist'), name='checklist_criterion_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_criterionevent" ("checklist_id", "cohort_id", "for_attendance", "gate_id", "id", "kind", "name", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "position", "public_id", "quiz_id", "session_id") VALUES (NEW."checklist_id", NEW."cohort_id", NEW."for_attendance", NEW."gate_id", NEW."id", NEW."kind", NEW."name", NEW."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."points", NEW."position", NEW."public_id", NEW."quiz_id", NEW."session_id"); RETURN NULL;', hash='3d509f8f4eaec5151234355a0075b26e7c445373', operation='INSERT', pgid='pgtrigger_insert_insert_795c6', table='certificates_criterion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "certificates_criterionevent" ("checklist_id", "cohort_id", "for_attendance", "gate_id", "id", "kind", "name", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "position", "public_id", "quiz_id", "session_id") VALUES (NEW."checklist_id", NEW."cohort_id", NEW."for_attendance", NEW."gate_id", NEW."id", NEW."kind", NEW."name", NEW."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."points", NEW."position", NEW."public_id", NEW."quiz_id", NEW."session_id"); RETURN NULL;', hash='1232d21f56b29cf72965205373386575c1341c15', operation='UPDATE', pgid='pgtrigger_update_update_4b29f', table='certificates_criterion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_criterionevent" ("checklist_id", "cohort_id", "for_attendance", "gate_id", "id", "kind", "name", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "position", "public_id", "quiz_id", "session_id") VALUES (OLD."checklist_id", OLD."cohort_id", OLD."for_attendance", OLD."gate_id", OLD."id", OLD."kind", OLD."name", OLD."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."points", OLD."position", OLD."public_id", OLD."quiz_id", OLD."session_id"); RETURN NULL;', hash='c59a19292a3c482eaa969957b1966febcbc61a79', operation='DELETE', pgid='pgtrigger_delete_delete_1a143', table='certificates_criterion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8c661ac5eebad8b732cd6b69b2a5a9b1d0a7fd88', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2c5b3', table='certificates_criterionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='criterionexception',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('criterion', 'application'), name='one_standing_exception'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterionexception',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_criterionexceptionevent" ("application_id", "criterion_id", "granted_at", "granted_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."application_id", NEW."criterion_id", NEW."granted_at", NEW."granted_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;', hash='1343396f7d9c79e442899b69d3e7fad6f31d9aed', operation='INSERT', pgid='pgtrigger_insert_insert_32dad', table='certificates_criterionexception', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterionexception',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "certificates_criterionexceptionevent" ("application_id", "criterion_id", "granted_at", "granted_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."application_id", NEW."criterion_id", NEW."granted_at", NEW."granted_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;', hash='7febaf8bd08334c929904ef60178565e6c1034fb', operation='UPDATE', pgid='pgtrigger_update_update_f559a', table='certificates_criterionexception', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterionexception',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_criterionexceptionevent" ("application_id", "criterion_id", "granted_at", "granted_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "withdrawn_at", "withdrawn_by_id") VALUES (OLD."application_id", OLD."criterion_id", OLD."granted_at", OLD."granted_by_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."withdrawn_at", OLD."withdrawn_by_id"); RETURN NULL;', hash='ca0b21af0cc9271aa485f3fa8e91ddeb3d9d7732', operation='DELETE', pgid='pgtrigger_delete_delete_5ac56', table='certificates_criterionexception', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterionexceptionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='922c7903fd02706dbfa6cf7bc2cdf14dabb55d93', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_13e88', table='certificates_criterionexceptionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='design',
            constraint=models.UniqueConstraint(fields=('organisation', 'name'), name='design_name_once'),
        ),
        migrations.AddConstraint(
            model_name='design',
            constraint=models.UniqueConstraint(condition=models.Q(('standard', ''), _negated=True), fields=('organisation', 'standard'), name='standard_design_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='design',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_designevent" ("created_at", "id", "kind", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "standard") VALUES (NEW."created_at", NEW."id", NEW."kind", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."standard"); RETURN NULL;', hash='77c8a94b2fb96db839341e71d83c4a7493764fb9', operation='INSERT', pgid='pgtrigger_insert_insert_4ad98', table='certificates_design', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='design',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "certificates_designevent" ("created_at", "id", "kind", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "standard") VALUES (NEW."created_at", NEW."id", NEW."kind", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."standard"); RETURN NULL;', hash='8f666c47d715d2c3537e7a07b613ae58c1aa61d9', operation='UPDATE', pgid='pgtrigger_update_update_c3b5e', table='certificates_design', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='design',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_designevent" ("created_at", "id", "kind", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "standard") VALUES (OLD."created_at", OLD."id", OLD."kind", OLD."name", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."standard"); RETURN NULL;', hash='57f93905ab16c312f5f8fb91c8c964d2a507c16b', operation='DELETE', pgid='pgtrigger_delete_delete_d4f7b', table='certificates_design', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='designevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a15a671dd32074c9d90db9d1501f87574409b8ae', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_003bd', table='certificates_designevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='designversion',
            constraint=models.UniqueConstraint(fields=('design', 'number'), name='design_version_once'),
        ),
        migrations.AddConstraint(
            model_name='designversion',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('design',), name='one_draft_a_design'),
        ),
        migrations.AddConstraint(
            model_name='designversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('released_at', None), ('state', 'draft')), models.Q(models.Q(('state', 'draft'), _negated=True), ('released_at__isnull', False)), _connector='OR'), name='released_design_at_a_moment'),
        ),
        migrations.AddConstraint(
            model_name='designversion',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'draft'), ('checked_at__isnull', False), _connector='OR'), name='released_design_was_checked'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='designversion',
            trigger=pgtrigger.compiler.Trigger(name='released_design_is_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.released_at IS NOT NULL THEN\n                IF TG_OP = 'DELETE' OR to_jsonb(NEW) - 'state' - 'retired_at' - 'retired_because' IS DISTINCT FROM to_jsonb(OLD) - 'state' - 'retired_at' - 'retired_because'\n                        OR NEW.state = 'draft' THEN\n                    RAISE EXCEPTION 'a released version is fixed';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='84da757482e48adcddeebc4a2740778838285e28', operation='UPDATE OR DELETE', pgid='pgtrigger_released_design_is_fixed_6ee86', table='certificates_designversion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='designversion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_designversionevent" ("accent", "created_at", "created_by_id", "design_id", "drawing", "id", "mode", "number", "orientation", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "released_at", "released_by_id", "retired_at", "retired_because", "state") VALUES (NEW."accent", NEW."created_at", NEW."created_by_id", NEW."design_id", NEW."drawing", NEW."id", NEW."mode", NEW."number", NEW."orientation", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."released_at", NEW."released_by_id", NEW."retired_at", NEW."retired_because", NEW."state"); RETURN NULL;', hash='93b85ca2ad65e26669d7a7e3159fa190e40b9fd0', operation='INSERT', pgid='pgtrigger_insert_insert_e4525', table='certificates_designversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='designversion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."accent" IS DISTINCT FROM (NEW."accent") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."design_id" IS DISTINCT FROM (NEW."design_id") OR OLD."drawing" IS DISTINCT FROM (NEW."drawing") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."mode" IS DISTINCT FROM (NEW."mode") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."orientation" IS DISTINCT FROM (NEW."orientation") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."released_at" IS DISTINCT FROM (NEW."released_at") OR OLD."released_by_id" IS DISTINCT FROM (NEW."released_by_id") OR OLD."retired_at" IS DISTINCT FROM (NEW."retired_at") OR OLD."retired_because" IS DISTINCT FROM (NEW."retired_because") OR OLD."state" IS DISTINCT FROM (NEW."state"))', func='INSERT INTO "certificates_designversionevent" ("accent", "created_at", "created_by_id", "design_id", "drawing", "id", "mode", "number", "orientation", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "released_at", "released_by_id", "retired_at", "retired_because", "state") VALUES (NEW."accent", NEW."created_at", NEW."created_by_id", NEW."design_id", NEW."drawing", NEW."id", NEW."mode", NEW."number", NEW."orientation", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."released_at", NEW."released_by_id", NEW."retired_at", NEW."retired_because", NEW."state"); RETURN NULL;', hash='b4f9f9ac2268073ffd916b8f0b9366b32fe23948', operation='UPDATE', pgid='pgtrigger_update_update_bc182', table='certificates_designversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='designversion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_designversionevent" ("accent", "created_at", "created_by_id", "design_id", "drawing", "id", "mode", "number", "orientation", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "released_at", "released_by_id", "retired_at", "retired_because", "state") VALUES (OLD."accent", OLD."created_at", OLD."created_by_id", OLD."design_id", OLD."drawing", OLD."id", OLD."mode", OLD."number", OLD."orientation", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."released_at", OLD."released_by_id", OLD."retired_at", OLD."retired_because", OLD."state"); RETURN NULL;', hash='ad8df7b1a60ca122675c807e19e27bb3500ec211', operation='DELETE', pgid='pgtrigger_delete_delete_be1fb', table='certificates_designversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='designchoiceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8790948bfe97b990bd40e3cc6590d87ef5975936', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_de9b6', table='certificates_designchoiceevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='designchoice',
            constraint=models.UniqueConstraint(fields=('cohort', 'kind'), name='one_design_a_kind'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='designchoice',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_designchoiceevent" ("cohort_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "version_id") VALUES (NEW."cohort_id", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."version_id"); RETURN NULL;', hash='a47bd7b5d4dfaebe2208167954e3ea56e031256d', operation='INSERT', pgid='pgtrigger_insert_insert_8462d', table='certificates_designchoice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='designchoice',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "certificates_designchoiceevent" ("cohort_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "version_id") VALUES (NEW."cohort_id", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."version_id"); RETURN NULL;', hash='a0916a17934d94751aec3caf7b63969128b97845', operation='UPDATE', pgid='pgtrigger_update_update_48552', table='certificates_designchoice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='designchoice',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_designchoiceevent" ("cohort_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "version_id") VALUES (OLD."cohort_id", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."version_id"); RETURN NULL;', hash='727ed28078edf5ed7c2c6b7188aa49a941786b78', operation='DELETE', pgid='pgtrigger_delete_delete_7d04f', table='certificates_designchoice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificateevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='09bfe9edae648a0f30cc1b5a99c1a04373e6e557', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c7666', table='certificates_certificateevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='certificate',
            index=models.Index(fields=['cohort', 'state'], name='certificate_cohort__5cbb35_idx'),
        ),
        migrations.AddIndex(
            model_name='certificate',
            index=models.Index(condition=models.Q(('state', 'approved')), fields=['queued_at'], name='certificates_being_made'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'approved', 'held'])), fields=('application',), name='one_certificate_in_the_making_an_application'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'issued')), fields=('application',), name='one_valid_certificate_an_application'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.UniqueConstraint(fields=('organisation', 'year', 'serial'), name='certificate_number_once'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'revoked'), _negated=True), models.Q(('revoked_at__isnull', False), models.Q(('revocation_reason', ''), _negated=True)), _connector='OR'), name='revoked_with_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'issued'), _negated=True), ('issued_at__isnull', False), _connector='OR'), name='issued_at_a_moment'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'superseded'), _negated=True), ('superseded_at__isnull', False), _connector='OR'), name='superseded_at_a_moment'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_certificateevent" ("application_id", "batch_id", "cause", "code", "cohort_id", "created_at", "design_version_id", "holder_id", "id", "issued_at", "kind", "language", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "renews_id", "revoked_at", "revoked_by_id", "serial", "state", "superseded_at", "supersedes_id", "valid_until", "year") VALUES (NEW."application_id", NEW."batch_id", NEW."cause", NEW."code", NEW."cohort_id", NEW."created_at", NEW."design_version_id", NEW."holder_id", NEW."id", NEW."issued_at", NEW."kind", NEW."language", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."renews_id", NEW."revoked_at", NEW."revoked_by_id", NEW."serial", NEW."state", NEW."superseded_at", NEW."supersedes_id", NEW."valid_until", NEW."year"); RETURN NULL;', hash='390b8fdfc0feaeb8ff1d184d12db0fa748ccf4d4', operation='INSERT', pgid='pgtrigger_insert_insert_261ce', table='certificates_certificate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."batch_id" IS DISTINCT FROM (NEW."batch_id") OR OLD."cause" IS DISTINCT FROM (NEW."cause") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."cohort_id" IS DISTINCT FROM (NEW."cohort_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."design_version_id" IS DISTINCT FROM (NEW."design_version_id") OR OLD."facts" IS DISTINCT FROM (NEW."facts") OR OLD."facts_sha256" IS DISTINCT FROM (NEW."facts_sha256") OR OLD."failure" IS DISTINCT FROM (NEW."failure") OR OLD."holder_id" IS DISTINCT FROM (NEW."holder_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issued_at" IS DISTINCT FROM (NEW."issued_at") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."renewal_reason" IS DISTINCT FROM (NEW."renewal_reason") OR OLD."renews_id" IS DISTINCT FROM (NEW."renews_id") OR OLD."revocation_reason" IS DISTINCT FROM (NEW."revocation_reason") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."revoked_by_id" IS DISTINCT FROM (NEW."revoked_by_id") OR OLD."serial" IS DISTINCT FROM (NEW."serial") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."superseded_at" IS DISTINCT FROM (NEW."superseded_at") OR OLD."supersedes_id" IS DISTINCT FROM (NEW."supersedes_id") OR OLD."valid_until" IS DISTINCT FROM (NEW."valid_until") OR OLD."year" IS DISTINCT FROM (NEW."year"))', func='INSERT INTO "certificates_certificateevent" ("application_id", "batch_id", "cause", "code", "cohort_id", "created_at", "design_version_id", "holder_id", "id", "issued_at", "kind", "language", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "renews_id", "revoked_at", "revoked_by_id", "serial", "state", "superseded_at", "supersedes_id", "valid_until", "year") VALUES (NEW."application_id", NEW."batch_id", NEW."cause", NEW."code", NEW."cohort_id", NEW."created_at", NEW."design_version_id", NEW."holder_id", NEW."id", NEW."issued_at", NEW."kind", NEW."language", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."renews_id", NEW."revoked_at", NEW."revoked_by_id", NEW."serial", NEW."state", NEW."superseded_at", NEW."supersedes_id", NEW."valid_until", NEW."year"); RETURN NULL;', hash='a93c802c53d6072ed5c72f42f09a4025980bc1cd', operation='UPDATE', pgid='pgtrigger_update_update_f76a0', table='certificates_certificate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_certificateevent" ("application_id", "batch_id", "cause", "code", "cohort_id", "created_at", "design_version_id", "holder_id", "id", "issued_at", "kind", "language", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "renews_id", "revoked_at", "revoked_by_id", "serial", "state", "superseded_at", "supersedes_id", "valid_until", "year") VALUES (OLD."application_id", OLD."batch_id", OLD."cause", OLD."code", OLD."cohort_id", OLD."created_at", OLD."design_version_id", OLD."holder_id", OLD."id", OLD."issued_at", OLD."kind", OLD."language", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."renews_id", OLD."revoked_at", OLD."revoked_by_id", OLD."serial", OLD."state", OLD."superseded_at", OLD."supersedes_id", OLD."valid_until", OLD."year"); RETURN NULL;', hash='b3dc82f4e216faf15006bd8e455c1c7c5f63193d', operation='DELETE', pgid='pgtrigger_delete_delete_480fe', table='certificates_certificate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='designversionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d17594e0497cb4f6675536ee6e24ad4d52af5648', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_42c31', table='certificates_designversionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='expiryreminder',
            constraint=models.UniqueConstraint(fields=('certificate', 'days'), name='expiry_reminder_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='expiryreminder',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_expiryreminderevent" ("certificate_id", "days", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at") VALUES (NEW."certificate_id", NEW."days", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."sent_at"); RETURN NULL;', hash='a3c33b75472d4469560f5846a6a75ccbaef82c7b', operation='INSERT', pgid='pgtrigger_insert_insert_8eda1', table='certificates_expiryreminder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='expiryreminder',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "certificates_expiryreminderevent" ("certificate_id", "days", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at") VALUES (NEW."certificate_id", NEW."days", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sent_at"); RETURN NULL;', hash='71b07ba46997e26925a073cb06a9b9c5150edc31', operation='UPDATE', pgid='pgtrigger_update_update_5ca1d', table='certificates_expiryreminder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='expiryreminder',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_expiryreminderevent" ("certificate_id", "days", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at") VALUES (OLD."certificate_id", OLD."days", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sent_at"); RETURN NULL;', hash='2b55e48635acc0bb4d440deb0d08632d0c59c18f', operation='DELETE', pgid='pgtrigger_delete_delete_2c221', table='certificates_expiryreminder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='expiryreminderevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='59e4659bb696106c2b76d9417c4dfe501e45981f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4be16', table='certificates_expiryreminderevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='keynoticeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6b1497bc56e86bbfffd1c4aa4735f8965dc24220', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_20456', table='certificates_keynoticeevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='manualapproval',
            constraint=models.UniqueConstraint(condition=models.Q(('superseded_at', None)), fields=('criterion', 'application'), name='one_current_approval'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='manualapproval',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_manualapprovalevent" ("application_id", "approved", "at", "by_id", "criterion_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "superseded_at") VALUES (NEW."application_id", NEW."approved", NEW."at", NEW."by_id", NEW."criterion_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."superseded_at"); RETURN NULL;', hash='8162e0e3b33175583f56a6919b03f2875a395fb8', operation='INSERT', pgid='pgtrigger_insert_insert_9b7bc', table='certificates_manualapproval', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='manualapproval',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "certificates_manualapprovalevent" ("application_id", "approved", "at", "by_id", "criterion_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "superseded_at") VALUES (NEW."application_id", NEW."approved", NEW."at", NEW."by_id", NEW."criterion_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."superseded_at"); RETURN NULL;', hash='41def632851d03719883cbce3974cc9d46cc41c3', operation='UPDATE', pgid='pgtrigger_update_update_70717', table='certificates_manualapproval', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='manualapproval',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_manualapprovalevent" ("application_id", "approved", "at", "by_id", "criterion_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "superseded_at") VALUES (OLD."application_id", OLD."approved", OLD."at", OLD."by_id", OLD."criterion_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."superseded_at"); RETURN NULL;', hash='8e71d27d5c0324068a29d20ad65af0374f816cdc', operation='DELETE', pgid='pgtrigger_delete_delete_5cb24', table='certificates_manualapproval', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='manualapprovalevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ecdfe60ef89211c5e05daed366d995c5b1dc8231', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cca4b', table='certificates_manualapprovalevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='numbercounter',
            constraint=models.UniqueConstraint(fields=('organisation', 'year'), name='one_certificate_counter_a_year'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='numbercounter',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_numbercounterevent" ("id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "year") VALUES (NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."year"); RETURN NULL;', hash='8879dc92eef6252478b373c94f3776bd16d7ab66', operation='INSERT', pgid='pgtrigger_insert_insert_c5ded', table='certificates_numbercounter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='numbercounter',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."year" IS DISTINCT FROM (NEW."year"))', func='INSERT INTO "certificates_numbercounterevent" ("id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "year") VALUES (NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."year"); RETURN NULL;', hash='97245e3fe405f2193ccb5b892341cb20c66e7599', operation='UPDATE', pgid='pgtrigger_update_update_df513', table='certificates_numbercounter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='numbercounter',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_numbercounterevent" ("id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "year") VALUES (OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."year"); RETURN NULL;', hash='574c11a23d94c473ebf8a10bd2190555e9f870c7', operation='DELETE', pgid='pgtrigger_delete_delete_d4e18', table='certificates_numbercounter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='numbercounterevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0df2b6d68870462b4c9d616e332c567af79aab5f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e1747', table='certificates_numbercounterevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='reconsideration',
            constraint=models.UniqueConstraint(fields=('application', 'refusal'), name='each_refusal_looked_at_once'),
        ),
        migrations.AddConstraint(
            model_name='reconsideration',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('application',), name='one_open_reconsideration'),
        ),
        migrations.AddConstraint(
            model_name='reconsideration',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'open'), ('answered_at__isnull', False), _connector='OR'), name='reconsidered_at_a_moment'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reconsideration',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_reconsiderationevent" ("answered_at", "answered_by_id", "application_id", "asked_at", "asked_for", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "refusal", "state") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."application_id", NEW."asked_at", NEW."asked_for", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."refusal", NEW."state"); RETURN NULL;', hash='8a0dc56723f3bb89bc8e2664bd03fefd43fafcf1', operation='INSERT', pgid='pgtrigger_insert_insert_6a3b3', table='certificates_reconsideration', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reconsideration',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "certificates_reconsiderationevent" ("answered_at", "answered_by_id", "application_id", "asked_at", "asked_for", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "refusal", "state") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."application_id", NEW."asked_at", NEW."asked_for", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."refusal", NEW."state"); RETURN NULL;', hash='addef0536b9d25fe89697d7da098bc4df75c7ace', operation='UPDATE', pgid='pgtrigger_update_update_75650', table='certificates_reconsideration', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reconsideration',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_reconsiderationevent" ("answered_at", "answered_by_id", "application_id", "asked_at", "asked_for", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "refusal", "state") VALUES (OLD."answered_at", OLD."answered_by_id", OLD."application_id", OLD."asked_at", OLD."asked_for", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."refusal", OLD."state"); RETURN NULL;', hash='4c8bc14effa87d4f63c995f84363b666dea81202', operation='DELETE', pgid='pgtrigger_delete_delete_ac86a', table='certificates_reconsideration', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reconsiderationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c690a4490f24ef444d590bc94fbf6e8e39fd252b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d1918', table='certificates_reconsiderationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rehearsal',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_rehearsalevent" ("cohort_id", "id", "kept_at", "kept_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."cohort_id", NEW."id", NEW."kept_at", NEW."kept_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;', hash='5a84a38e8076651255863df5707c42e8db165641', operation='INSERT', pgid='pgtrigger_insert_insert_1acab', table='certificates_rehearsal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rehearsal',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."cohort_id" IS DISTINCT FROM (NEW."cohort_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kept_at" IS DISTINCT FROM (NEW."kept_at") OR OLD."kept_by_id" IS DISTINCT FROM (NEW."kept_by_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id"))', func='INSERT INTO "certificates_rehearsalevent" ("cohort_id", "id", "kept_at", "kept_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."cohort_id", NEW."id", NEW."kept_at", NEW."kept_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;', hash='2f3d22b88ccb2afef7745e88a5f4fbde82c79fa8', operation='UPDATE', pgid='pgtrigger_update_update_42ae4', table='certificates_rehearsal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rehearsal',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_rehearsalevent" ("cohort_id", "id", "kept_at", "kept_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."cohort_id", OLD."id", OLD."kept_at", OLD."kept_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;', hash='d38dd95fef827806db97e36c9f8f24e5cead54a6', operation='DELETE', pgid='pgtrigger_delete_delete_4ca87', table='certificates_rehearsal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rehearsalevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='be31fcfac6f6dff4ad1a209c1def45b0a19bd623', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_79741', table='certificates_rehearsalevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='resultssignature',
            constraint=models.UniqueConstraint(condition=models.Q(('voided_at', None)), fields=('application',), name='one_standing_results_signature'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='resultssignature',
            trigger=pgtrigger.compiler.Trigger(name='results_signature_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='fbc48f9e2cc617a071227feed4ef260466f7367f', operation='DELETE', pgid='pgtrigger_results_signature_stays_c5df1', table='certificates_resultssignature', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='resultssignature',
            trigger=pgtrigger.compiler.Trigger(name='results_signature_is_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."meaning" IS DISTINCT FROM (NEW."meaning") OR OLD."results" IS DISTINCT FROM (NEW."results") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."signed_at" IS DISTINCT FROM (NEW."signed_at"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='0c7a6e0557a9d7313b73ace19b001e680028254b', operation='UPDATE', pgid='pgtrigger_results_signature_is_fixed_722e6', table='certificates_resultssignature', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='resultssignature',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_resultssignatureevent" ("application_id", "changes", "id", "meaning", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "results", "sha256", "signed_at", "signed_by_id", "voided_at") VALUES (NEW."application_id", NEW."changes", NEW."id", NEW."meaning", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."results", NEW."sha256", NEW."signed_at", NEW."signed_by_id", NEW."voided_at"); RETURN NULL;', hash='9c4c74be390f49468ba7684c47046a3b0b6c5253', operation='INSERT', pgid='pgtrigger_insert_insert_a46ca', table='certificates_resultssignature', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='resultssignature',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "certificates_resultssignatureevent" ("application_id", "changes", "id", "meaning", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "results", "sha256", "signed_at", "signed_by_id", "voided_at") VALUES (NEW."application_id", NEW."changes", NEW."id", NEW."meaning", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."results", NEW."sha256", NEW."signed_at", NEW."signed_by_id", NEW."voided_at"); RETURN NULL;', hash='b81a13565e96d68c8a23e9cb98f9803a73cf877a', operation='UPDATE', pgid='pgtrigger_update_update_7c098', table='certificates_resultssignature', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='resultssignature',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_resultssignatureevent" ("application_id", "changes", "id", "meaning", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "results", "sha256", "signed_at", "signed_by_id", "voided_at") VALUES (OLD."application_id", OLD."changes", OLD."id", OLD."meaning", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."results", OLD."sha256", OLD."signed_at", OLD."signed_by_id", OLD."voided_at"); RETURN NULL;', hash='f61383953714df92123cd5a8b9d73c6f9ba47612', operation='DELETE', pgid='pgtrigger_delete_delete_47d3c', table='certificates_resultssignature', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='resultssignatureevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b025d34d09a5444df61634abec91e427fb0367ec', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0e61b', table='certificates_resultssignatureevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.UniqueConstraint(fields=('criterion', 'application'), name='score_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='score',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_scoreevent" ("application_id", "criterion_id", "entered_at", "entered_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "public_id") VALUES (NEW."application_id", NEW."criterion_id", NEW."entered_at", NEW."entered_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."points", NEW."public_id"); RETURN NULL;', hash='690eda37cbe2324b1815656127d6f8d925751bf1', operation='INSERT', pgid='pgtrigger_insert_insert_d965d', table='certificates_score', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='score',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "certificates_scoreevent" ("application_id", "criterion_id", "entered_at", "entered_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "public_id") VALUES (NEW."application_id", NEW."criterion_id", NEW."entered_at", NEW."entered_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."points", NEW."public_id"); RETURN NULL;', hash='5560b1bf71c6306a2d9e83286ee8fab476645d97', operation='UPDATE', pgid='pgtrigger_update_update_bb226', table='certificates_score', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='score',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_scoreevent" ("application_id", "criterion_id", "entered_at", "entered_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "public_id") VALUES (OLD."application_id", OLD."criterion_id", OLD."entered_at", OLD."entered_by_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."points", OLD."public_id"); RETURN NULL;', hash='82572d9c7f94805a7c5182cb9317ee3d9080ab56', operation='DELETE', pgid='pgtrigger_delete_delete_4e3ed', table='certificates_score', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='scoreevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7fa82bb3f189a37f0bc6ca493d5e8d6696e4ff95', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5a7d9', table='certificates_scoreevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='signatory',
            constraint=models.UniqueConstraint(condition=models.Q(('retired_at', None)), fields=('organisation', 'name', 'title'), name='signatory_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signatory',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_signatoryevent" ("id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "retired_at") VALUES (NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."public_id", NEW."retired_at"); RETURN NULL;', hash='200d9181b588e1f3670aa07e8bae585106b517b6', operation='INSERT', pgid='pgtrigger_insert_insert_5a9a8', table='certificates_signatory', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signatory',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "certificates_signatoryevent" ("id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "retired_at") VALUES (NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."public_id", NEW."retired_at"); RETURN NULL;', hash='ee962f369a322f509da555fc31793ccd5def1bca', operation='UPDATE', pgid='pgtrigger_update_update_0b5e6', table='certificates_signatory', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signatory',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_signatoryevent" ("id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "retired_at") VALUES (OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."public_id", OLD."retired_at"); RETURN NULL;', hash='bafcc2154bc03d947d3b6313b9ffa78aaa8f4694', operation='DELETE', pgid='pgtrigger_delete_delete_98403', table='certificates_signatory', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signatoryevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0a032dafd2c8b82cd2fbb280a2aa9f81db487583', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a45be', table='certificates_signatoryevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='statuslist',
            constraint=models.UniqueConstraint(fields=('organisation', 'number'), name='status_list_number_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statuslist',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_statuslistevent" ("created_at", "id", "number", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."created_at", NEW."id", NEW."number", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;', hash='89c062a20f0e55a0a349d35f55f1f845640914a4', operation='INSERT', pgid='pgtrigger_insert_insert_5d471', table='certificates_statuslist', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statuslist',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "certificates_statuslistevent" ("created_at", "id", "number", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."created_at", NEW."id", NEW."number", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;', hash='ab9439c7122136768d49d6088d4c7308e69363b6', operation='UPDATE', pgid='pgtrigger_update_update_27534', table='certificates_statuslist', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statuslist',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_statuslistevent" ("created_at", "id", "number", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."created_at", OLD."id", OLD."number", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;', hash='15c53714c611ca4e16e86118273a0eb107127f18', operation='DELETE', pgid='pgtrigger_delete_delete_ba59e', table='certificates_statuslist', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statuslistevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='183cb55b8e37f6ca53658103a4d24cdfc86cc955', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dfdb0', table='certificates_statuslistevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='usedbadgekeyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a2d166465cc05b37f9a6baf2b0734e60d69458dc', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fd7d9', table='certificates_usedbadgekeyevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='validity',
            constraint=models.CheckConstraint(condition=models.Q(('months', None), ('months__range', (1, 120)), _connector='OR'), name='validity_in_months'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='validity',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_validityevent" ("cohort_id", "id", "months", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."cohort_id", NEW."id", NEW."months", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;', hash='8ec9787aa837f0c7bf79afb6c8d9ae559ee433dc', operation='INSERT', pgid='pgtrigger_insert_insert_17ae0', table='certificates_validity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='validity',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "certificates_validityevent" ("cohort_id", "id", "months", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."cohort_id", NEW."id", NEW."months", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;', hash='761cccc22ab9344d9b867aff6e8abb05f72dbc24', operation='UPDATE', pgid='pgtrigger_update_update_06a47', table='certificates_validity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='validity',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_validityevent" ("cohort_id", "id", "months", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."cohort_id", OLD."id", OLD."months", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;', hash='b315377e7d43a6efedf6544bd811018e152171ed', operation='DELETE', pgid='pgtrigger_delete_delete_51b96', table='certificates_validity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='validityevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='67299837f2bd8089bb21f64cf66905fbb8b98adb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_27f39', table='certificates_validityevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statusentryevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5a21f9a4f2c6e22e42936977470517ceb46548eb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ffd73', table='certificates_statusentryevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='statusentry',
            constraint=models.UniqueConstraint(fields=('list', 'index'), name='status_index_once'),
        ),
        migrations.AddConstraint(
            model_name='statusentry',
            constraint=models.CheckConstraint(condition=models.Q(('index__lt', 131072)), name='status_index_in_list'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statusentry',
            trigger=pgtrigger.compiler.Trigger(name='status_entry_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."index" IS DISTINCT FROM (NEW."index") OR OLD."list_id" IS DISTINCT FROM (NEW."list_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='3eb4ee011868069f34d30fa4d51f5c66f8d59650', operation='UPDATE', pgid='pgtrigger_status_entry_is_kept_5dceb', table='certificates_statusentry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statusentry',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_statusentryevent" ("certificate_id", "index", "list_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."certificate_id", NEW."index", NEW."list_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."certificate_id"); RETURN NULL;', hash='fb7decf9cc94a0cd86e809294e812c6c70a925d7', operation='INSERT', pgid='pgtrigger_insert_insert_5db55', table='certificates_statusentry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statusentry',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "certificates_statusentryevent" ("certificate_id", "index", "list_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."certificate_id", NEW."index", NEW."list_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."certificate_id"); RETURN NULL;', hash='e6dcebe0643bdee18f3cbf996c46f9fcba37c347', operation='UPDATE', pgid='pgtrigger_update_update_f6796', table='certificates_statusentry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statusentry',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "certificates_statusentryevent" ("certificate_id", "index", "list_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."certificate_id", OLD."index", OLD."list_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."certificate_id"); RETURN NULL;', hash='afd2367125aa3e837c902997c913bbcda634522c', operation='DELETE', pgid='pgtrigger_delete_delete_01da9', table='certificates_statusentry', when='AFTER')),
        ),
    ]
