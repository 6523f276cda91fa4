import courses.models.versions
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models

from records.migrating import FirstMigration


class Migration(FirstMigration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('records', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ChecklistItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('text', models.CharField(max_length=300, verbose_name='what is to be seen')),
                ('weight', models.CharField(choices=[('critical', 'critical'), ('minor', 'minor')], default='critical', max_length=8, verbose_name='weight')),
            ],
            options={
                'ordering': ['version', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ChecklistPlate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('site', models.CharField(max_length=80, verbose_name='site')),
                ('kind', models.CharField(choices=[('contact', 'contact plate, 55 mm'), ('glove', 'glove print, 5 fingers')], default='contact', max_length=8, verbose_name='kind')),
                ('grade', models.CharField(choices=[('A', 'grade A'), ('B', 'grade B'), ('C', 'grade C'), ('D', 'grade D')], default='B', max_length=1, verbose_name='grade')),
                ('most_cfu', models.PositiveSmallIntegerField(default=5, verbose_name='most colonies (CFU)')),
            ],
            options={
                'ordering': ['version', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Credit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('school', models.CharField(max_length=160, verbose_name='school')),
                ('points', models.DecimalField(decimal_places=2, max_digits=4, verbose_name='ECTS points')),
            ],
            options={
                'ordering': ['school'],
            },
        ),
        migrations.CreateModel(
            name='LearningPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('body', models.TextField(blank=True, max_length=60000, verbose_name='text')),
            ],
            options={
                'ordering': ['module_version', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='AssessorQualification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('since', models.DateField(verbose_name='since')),
                ('until', models.DateField(blank=True, help_text='The last day. Empty: until further notice.', null=True, verbose_name='until')),
                ('shown_by', models.CharField(help_text='The document that a QA asks for: its name, number and where it is.', max_length=300, verbose_name='shown by')),
                ('given_at', models.DateTimeField(auto_now_add=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('end_reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='qualifications_ended', to=settings.AUTH_USER_MODEL)),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='qualifications', to='records.storedfile', verbose_name='the document')),
                ('given_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='qualifications_given', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='qualifications', to=settings.AUTH_USER_MODEL, verbose_name='assessor')),
            ],
            options={
                'ordering': ['checklist', 'person', '-since'],
            },
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('given_in', models.UUIDField()),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('seed', models.BigIntegerField()),
                ('questions', models.JSONField(default=list)),
                ('extra_minutes', models.PositiveSmallIntegerField(default=0)),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('deadline_at', models.DateTimeField(blank=True, null=True)),
                ('grace_ends_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_how', models.CharField(blank=True, choices=[('handed_in', 'handed in'), ('time', 'time was up')], max_length=10)),
                ('marks', models.JSONField(blank=True, null=True)),
                ('points', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('most_points', models.PositiveSmallIntegerField(default=0)),
                ('passed', models.BooleanField(blank=True, null=True)),
                ('voided_at', models.DateTimeField(blank=True, null=True)),
                ('void_reason', models.CharField(blank=True, max_length=300)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to=settings.AUTH_USER_MODEL)),
                ('voided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='attempts_voided', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['given_in', 'person', 'number'],
            },
        ),
        migrations.CreateModel(
            name='BankQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('code', models.CharField(max_length=20, verbose_name='code')),
                ('retired_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bank_questions', to='accounts.organisation')),
            ],
            options={
                'ordering': ['organisation', 'code'],
            },
            bases=(courses.models.versions.Versioned, models.Model),
        ),
        migrations.CreateModel(
            name='BankQuestionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('code', models.CharField(max_length=20, verbose_name='code')),
                ('retired_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.bankquestion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Checklist',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('code', models.CharField(max_length=10, verbose_name='code')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checklists', to='accounts.organisation')),
            ],
            options={
                'ordering': ['organisation', 'code'],
            },
            bases=(courses.models.versions.Versioned, models.Model),
        ),
        migrations.CreateModel(
            name='AssessorQualificationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('since', models.DateField(verbose_name='since')),
                ('until', models.DateField(blank=True, help_text='The last day. Empty: until further notice.', null=True, verbose_name='until')),
                ('given_at', models.DateTimeField(auto_now_add=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('file', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='records.storedfile', verbose_name='the document')),
                ('given_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='assessor')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.assessorqualification')),
                ('checklist', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.checklist', verbose_name='may assess')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='assessorqualification',
            name='checklist',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='qualifications', to='courses.checklist', verbose_name='may assess'),
        ),
        migrations.CreateModel(
            name='ChecklistEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('code', models.CharField(max_length=10, verbose_name='code')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.checklist')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ChecklistVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('released', 'released'), ('retired', 'retired')], default='draft', max_length=10)),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('summary', models.TextField(blank=True, help_text='Markdown', verbose_name='how it is done')),
                ('most_critical', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(50)], verbose_name='critical items that may fail')),
                ('most_minor', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MaxValueValidator(50)], verbose_name='minor items that may fail')),
                ('read_after_days', models.PositiveSmallIntegerField(default=5, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name='days until the plates are read')),
                ('reference', models.CharField(blank=True, help_text='Document, clause and edition: EU GMP Annex 1 (2022), 7.14.', max_length=300, verbose_name='source')),
                ('to_confirm', models.CharField(blank=True, help_text='Shown beside the rule.', max_length=300, verbose_name='what a QA still has to confirm')),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('checklist', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='courses.checklist')),
            ],
            options={
                'ordering': ['checklist__code', '-number'],
            },
            bases=(courses.models.versions.Version, models.Model),
        ),
        migrations.CreateModel(
            name='ChecklistPlateEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('site', models.CharField(max_length=80, verbose_name='site')),
                ('kind', models.CharField(choices=[('contact', 'contact plate, 55 mm'), ('glove', 'glove print, 5 fingers')], default='contact', max_length=8, verbose_name='kind')),
                ('grade', models.CharField(choices=[('A', 'grade A'), ('B', 'grade B'), ('C', 'grade C'), ('D', 'grade D')], default='B', max_length=1, verbose_name='grade')),
                ('most_cfu', models.PositiveSmallIntegerField(default=5, verbose_name='most colonies (CFU)')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.checklistplate')),
                ('version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.checklistversion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='checklistplate',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plates', to='courses.checklistversion'),
        ),
        migrations.CreateModel(
            name='ChecklistItemEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('text', models.CharField(max_length=300, verbose_name='what is to be seen')),
                ('weight', models.CharField(choices=[('critical', 'critical'), ('minor', 'minor')], default='critical', max_length=8, verbose_name='weight')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.checklistitem')),
                ('version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.checklistversion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='checklistitem',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='courses.checklistversion'),
        ),
        migrations.CreateModel(
            name='ChecklistVersionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('released', 'released'), ('retired', 'retired')], default='draft', max_length=10)),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('summary', models.TextField(blank=True, help_text='Markdown', verbose_name='how it is done')),
                ('most_critical', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(50)], verbose_name='critical items that may fail')),
                ('most_minor', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MaxValueValidator(50)], verbose_name='minor items that may fail')),
                ('read_after_days', models.PositiveSmallIntegerField(default=5, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name='days until the plates are read')),
                ('reference', models.CharField(blank=True, help_text='Document, clause and edition: EU GMP Annex 1 (2022), 7.14.', max_length=300, verbose_name='source')),
                ('to_confirm', models.CharField(blank=True, help_text='Shown beside the rule.', max_length=300, verbose_name='what a QA still has to confirm')),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('checklist', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.checklist')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.checklistversion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Competency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('code', models.CharField(max_length=10, verbose_name='code')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('course_target', models.PositiveSmallIntegerField(choices=[(1, '1, explains'), (2, '2, performs under supervision, simulated')], verbose_name='level aimed at')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='competencies', to='accounts.organisation')),
            ],
            options={
                'ordering': ['domain__position', 'domain__name', django.db.models.functions.text.Length('code'), 'code'],
            },
        ),
        migrations.AddField(
            model_name='checklistversion',
            name='competencies',
            field=models.ManyToManyField(blank=True, related_name='checklist_versions', to='courses.competency', verbose_name='competencies shown by passing'),
        ),
        migrations.CreateModel(
            name='CourseOutcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('text', models.CharField(max_length=300, verbose_name='learning outcome')),
                ('level', models.PositiveSmallIntegerField(choices=[(0, 'not assessed'), (1, 'explains'), (2, 'performs under supervision in a simulated environment'), (3, 'performs independently'), (4, 'qualified at site, can train others')], default=1, verbose_name='level')),
                ('competencies', models.ManyToManyField(blank=True, related_name='course_outcomes', to='courses.competency')),
            ],
            options={
                'ordering': ['course', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Domain',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=80, verbose_name='domain')),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='domains', to='accounts.organisation')),
            ],
            options={
                'ordering': ['position', 'name'],
            },
        ),
        migrations.CreateModel(
            name='CompetencyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('code', models.CharField(max_length=10, verbose_name='code')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('course_target', models.PositiveSmallIntegerField(choices=[(1, '1, explains'), (2, '2, performs under supervision, simulated')], verbose_name='level aimed at')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.competency')),
                ('domain', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.domain', verbose_name='domain')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='competency',
            name='domain',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='competencies', to='courses.domain', verbose_name='domain'),
        ),
        migrations.CreateModel(
            name='DomainEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(max_length=80, verbose_name='domain')),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.domain')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('level', models.PositiveSmallIntegerField(choices=[(0, 'not assessed'), (1, 'explains'), (2, 'performs under supervision in a simulated environment'), (3, 'performs independently'), (4, 'qualified at site, can train others')], verbose_name='level')),
                ('source_kind', models.CharField(choices=[('quiz', 'quiz'), ('exercise', 'virtual exercise'), ('checklist', 'practical assessment'), ('employer', 'employer')], max_length=10, verbose_name='shown by')),
                ('source', models.UUIDField(help_text="public_id of the attempt, the filled checklist, the employer's word")),
                ('title', models.CharField(blank=True, help_text='what it was, as people read it', max_length=200)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='evidence_given', to=settings.AUTH_USER_MODEL)),
                ('competency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='courses.competency')),
                ('employer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence_given', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='evidence_withdrawn', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'evidence',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='EvidenceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('level', models.PositiveSmallIntegerField(choices=[(0, 'not assessed'), (1, 'explains'), (2, 'performs under supervision in a simulated environment'), (3, 'performs independently'), (4, 'qualified at site, can train others')], verbose_name='level')),
                ('source_kind', models.CharField(choices=[('quiz', 'quiz'), ('exercise', 'virtual exercise'), ('checklist', 'practical assessment'), ('employer', 'employer')], max_length=10, verbose_name='shown by')),
                ('source', models.UUIDField(help_text="public_id of the attempt, the filled checklist, the employer's word")),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('competency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.competency')),
                ('employer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.evidence')),
                ('withdrawn_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='GivenAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('place', models.PositiveSmallIntegerField(help_text='which question of the attempt, from 0')),
                ('key', models.UUIDField(help_text='drawn by the page for each answer, so that a second delivery does nothing')),
                ('value', models.JSONField(null=True)),
                ('given_at', models.DateTimeField(help_text="by the page's clock, corrected, never later than it was received")),
                ('received_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('is_late', models.BooleanField(default=False, help_text='given after the time was up: kept, never counted')),
                ('attempt', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='courses.attempt')),
            ],
            options={
                'ordering': ['attempt', 'place', 'given_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='GivenAnswerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('place', models.PositiveSmallIntegerField(help_text='which question of the attempt, from 0')),
                ('key', models.UUIDField(help_text='drawn by the page for each answer, so that a second delivery does nothing')),
                ('given_at', models.DateTimeField(help_text="by the page's clock, corrected, never later than it was received")),
                ('received_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('is_late', models.BooleanField(default=False, help_text='given after the time was up: kept, never counted')),
                ('attempt', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.attempt')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.givenanswer')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HiringRole',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title', models.CharField(help_text='As in the vacancy: operator, QC analyst.', max_length=120, verbose_name='role')),
                ('note', models.TextField(blank=True, help_text='What the team asks, or what the numbers leave out.', verbose_name='note')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('filled_at', models.DateTimeField(blank=True, null=True)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='roles_asked', to=settings.AUTH_USER_MODEL)),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hiring_roles', to='accounts.organisation')),
                ('filled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='roles_filled', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['employer__name', 'title'],
            },
        ),
        migrations.CreateModel(
            name='HiringRoleEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('title', models.CharField(help_text='As in the vacancy: operator, QC analyst.', max_length=120, verbose_name='role')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('filled_at', models.DateTimeField(blank=True, null=True)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('employer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation')),
                ('filled_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.hiringrole')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LearningFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('picture', 'picture'), ('video', 'video'), ('download', 'download')], max_length=8)),
                ('name', models.CharField(help_text='As the text names it, such as gown.png.', max_length=80, verbose_name='name')),
                ('title', models.CharField(blank=True, max_length=160, verbose_name='title')),
                ('alt', models.CharField(blank=True, help_text='What there is to see, for those who do not see it.', max_length=300, verbose_name='description')),
                ('seconds', models.PositiveIntegerField(default=0, help_text='how long a video runs')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='learning_files', to='records.storedfile')),
                ('poster', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='learning_posters', to='records.storedfile')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='courses.learningpage')),
            ],
            options={
                'ordering': ['page', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='LearningFileEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('kind', models.CharField(choices=[('picture', 'picture'), ('video', 'video'), ('download', 'download')], max_length=8)),
                ('name', models.CharField(help_text='As the text names it, such as gown.png.', max_length=80, verbose_name='name')),
                ('title', models.CharField(blank=True, max_length=160, verbose_name='title')),
                ('alt', models.CharField(blank=True, help_text='What there is to see, for those who do not see it.', max_length=300, verbose_name='description')),
                ('seconds', models.PositiveIntegerField(default=0, help_text='how long a video runs')),
                ('file', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='records.storedfile')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.learningfile')),
                ('poster', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='records.storedfile')),
                ('page', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.learningpage')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LearningSubtitles',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('language', models.CharField(choices=[('en', 'English'), ('nl', 'Dutch'), ('fr', 'French')], max_length=5, verbose_name='language')),
                ('text', models.TextField(help_text='WebVTT, as checked by records/subtitles.py')),
                ('video', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='subtitles', to='courses.learningfile')),
            ],
            options={
                'ordering': ['video', 'language'],
            },
        ),
        migrations.CreateModel(
            name='LearningSubtitlesEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('language', models.CharField(choices=[('en', 'English'), ('nl', 'Dutch'), ('fr', 'French')], max_length=5, verbose_name='language')),
                ('text', models.TextField(help_text='WebVTT, as checked by records/subtitles.py')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.learningsubtitles')),
                ('video', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.learningfile')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Module',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('code', models.CharField(max_length=10, verbose_name='code')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='modules', to='accounts.organisation')),
            ],
            options={
                'ordering': ['organisation', 'code'],
            },
            bases=(courses.models.versions.Versioned, models.Model),
        ),
        migrations.CreateModel(
            name='ModuleEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('code', models.CharField(max_length=10, verbose_name='code')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.module')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ModuleReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('question', models.TextField(blank=True, verbose_name='what you would like to know')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='answer by')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('may_be_named', models.BooleanField(default=False, verbose_name='my name stands on the public page')),
                ('withdrawn_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='module_reviews', to='accounts.organisation')),
                ('reviewer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='module_reviews', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-asked_at'],
            },
        ),
        migrations.CreateModel(
            name='ModuleVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('released', 'released'), ('retired', 'retired')], default='draft', max_length=10)),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('summary', models.TextField(blank=True, help_text='Markdown', verbose_name='summary')),
                ('theory_minutes', models.PositiveSmallIntegerField(default=0, verbose_name='minutes of theory')),
                ('practice_minutes', models.PositiveSmallIntegerField(default=0, verbose_name='minutes of practice')),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('retired_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('retired_because', models.CharField(blank=True, max_length=300, verbose_name='why it is retired')),
                ('module', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='courses.module')),
            ],
            options={
                'ordering': ['module__code', '-number'],
            },
            bases=(courses.models.versions.RetiringVersion, models.Model),
        ),
        migrations.CreateModel(
            name='ModuleReviewEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='answer by')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('may_be_named', models.BooleanField(default=False, verbose_name='my name stands on the public page')),
                ('withdrawn_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('asked_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.modulereview')),
                ('reviewer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('module_version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.moduleversion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='modulereview',
            name='module_version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='courses.moduleversion'),
        ),
        migrations.CreateModel(
            name='LearningPageEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('body', models.TextField(blank=True, max_length=60000, verbose_name='text')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.learningpage')),
                ('module_version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.moduleversion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='learningpage',
            name='module_version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pages', to='courses.moduleversion'),
        ),
        migrations.CreateModel(
            name='CreditEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('school', models.CharField(max_length=160, verbose_name='school')),
                ('points', models.DecimalField(decimal_places=2, max_digits=4, verbose_name='ECTS points')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.credit')),
                ('module_version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.moduleversion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='credit',
            name='module_version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='credits', to='courses.moduleversion'),
        ),
        migrations.CreateModel(
            name='ModuleVersionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('released', 'released'), ('retired', 'retired')], default='draft', max_length=10)),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('summary', models.TextField(blank=True, help_text='Markdown', verbose_name='summary')),
                ('theory_minutes', models.PositiveSmallIntegerField(default=0, verbose_name='minutes of theory')),
                ('practice_minutes', models.PositiveSmallIntegerField(default=0, verbose_name='minutes of practice')),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('retired_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('retired_because', models.CharField(blank=True, max_length=300, verbose_name='why it is retired')),
                ('module', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.module')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.moduleversion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Outcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('text', models.CharField(max_length=300, verbose_name='learning outcome')),
                ('competencies', models.ManyToManyField(blank=True, related_name='outcomes', to='courses.competency')),
                ('module_version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outcomes', to='courses.moduleversion')),
            ],
            options={
                'ordering': ['module_version', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='OutcomeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('text', models.CharField(max_length=300, verbose_name='learning outcome')),
                ('module_version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.moduleversion')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.outcome')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PageProgress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('opened_at', models.DateTimeField(auto_now_add=True)),
                ('seen_at', models.DateTimeField(auto_now_add=True, help_text='the last time')),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='progress', to='courses.learningpage')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='page_progress', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='PageProgressEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('opened_at', models.DateTimeField(auto_now_add=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('page', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.learningpage')),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.pageprogress')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Prerequisite',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('module', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asked_by', to='courses.module')),
                ('module_version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='prerequisites', to='courses.moduleversion')),
            ],
            options={
                'ordering': ['module__code'],
            },
        ),
        migrations.CreateModel(
            name='PrerequisiteEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('module', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.module')),
                ('module_version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.moduleversion')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.prerequisite')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='address')),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('tagline', models.CharField(blank=True, max_length=120, verbose_name='tagline')),
                ('summary', models.TextField(blank=True, verbose_name='summary')),
                ('audience', models.CharField(blank=True, max_length=200, verbose_name='for whom')),
                ('is_public', models.BooleanField(default=False, verbose_name='shown to the public')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programmes', to='accounts.organisation')),
            ],
            options={
                'ordering': ['title'],
            },
            bases=(courses.models.versions.Versioned, models.Model),
        ),
        migrations.CreateModel(
            name='ProgrammeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('slug', models.SlugField(db_index=False, max_length=80, verbose_name='address')),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('tagline', models.CharField(blank=True, max_length=120, verbose_name='tagline')),
                ('summary', models.TextField(blank=True, verbose_name='summary')),
                ('audience', models.CharField(blank=True, max_length=200, verbose_name='for whom')),
                ('is_public', models.BooleanField(default=False, verbose_name='shown to the public')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.programme')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ProgrammeModule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('module_version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='composition', to='courses.moduleversion')),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('released', 'released'), ('retired', 'retired')], default='draft', max_length=10)),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('retired_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('retired_because', models.CharField(blank=True, max_length=300, verbose_name='why it is retired')),
                ('modules', models.ManyToManyField(related_name='programme_versions', through='courses.ProgrammeModule', to='courses.moduleversion')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='courses.programme')),
            ],
            options={
                'ordering': ['programme', '-number'],
            },
            bases=(courses.models.versions.RetiringVersion, models.Model),
        ),
        migrations.CreateModel(
            name='ProgrammeModuleEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('module_version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.moduleversion')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.programmemodule')),
                ('programme_version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.programmeversion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='programmemodule',
            name='programme_version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='composition', to='courses.programmeversion'),
        ),
        migrations.CreateModel(
            name='ProgrammeVersionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('released', 'released'), ('retired', 'retired')], default='draft', max_length=10)),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('retired_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('retired_because', models.CharField(blank=True, max_length=300, verbose_name='why it is retired')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.programmeversion')),
                ('programme', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.programme')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='QuestionVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('released', 'released'), ('retired', 'retired')], default='draft', max_length=10)),
                ('kind', models.CharField(choices=[('one', 'one answer'), ('several', 'several answers'), ('number', 'a number'), ('ordering', 'put in order'), ('matching', 'match'), ('error', 'find the error')], max_length=10, verbose_name='kind')),
                ('text', models.TextField(help_text='Markdown', validators=[django.core.validators.MaxLengthValidator(3000)], verbose_name='question')),
                ('body', models.JSONField(default=dict)),
                ('points', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(20)], verbose_name='points')),
                ('is_critical', models.BooleanField(default=False, help_text='A quiz can ask that every critical question is right.', verbose_name='critical')),
                ('explanation', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(3000)], verbose_name='explanation')),
                ('source', models.CharField(blank=True, help_text='The document: EU GMP Annex 1.', max_length=160, verbose_name='source')),
                ('clause', models.CharField(blank=True, help_text='Where in it: 9.30, Table 6.', max_length=80, verbose_name='clause')),
                ('edition', models.CharField(blank=True, help_text='Which one: 2022.', max_length=40, verbose_name='edition')),
                ('check_note', models.CharField(blank=True, help_text='What a QA still has to look up. Empty: checked.', max_length=300, verbose_name='to be confirmed')),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('outcome', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bank_questions', to='courses.outcome', verbose_name='learning outcome')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='courses.bankquestion')),
            ],
            options={
                'ordering': ['question__code', '-number'],
            },
            bases=(courses.models.versions.Version, models.Model),
        ),
        migrations.CreateModel(
            name='QuestionVersionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('released', 'released'), ('retired', 'retired')], default='draft', max_length=10)),
                ('kind', models.CharField(choices=[('one', 'one answer'), ('several', 'several answers'), ('number', 'a number'), ('ordering', 'put in order'), ('matching', 'match'), ('error', 'find the error')], max_length=10, verbose_name='kind')),
                ('text', models.TextField(help_text='Markdown', validators=[django.core.validators.MaxLengthValidator(3000)], verbose_name='question')),
                ('body', models.JSONField(default=dict)),
                ('points', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(20)], verbose_name='points')),
                ('is_critical', models.BooleanField(default=False, help_text='A quiz can ask that every critical question is right.', verbose_name='critical')),
                ('explanation', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(3000)], verbose_name='explanation')),
                ('source', models.CharField(blank=True, help_text='The document: EU GMP Annex 1.', max_length=160, verbose_name='source')),
                ('clause', models.CharField(blank=True, help_text='Where in it: 9.30, Table 6.', max_length=80, verbose_name='clause')),
                ('edition', models.CharField(blank=True, help_text='Which one: 2022.', max_length=40, verbose_name='edition')),
                ('check_note', models.CharField(blank=True, help_text='What a QA still has to look up. Empty: checked.', max_length=300, verbose_name='to be confirmed')),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('outcome', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.outcome', verbose_name='learning outcome')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.questionversion')),
                ('question', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.bankquestion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Quiz',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('retired_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quizzes', to='accounts.organisation')),
            ],
            options={
                'verbose_name_plural': 'quizzes',
                'ordering': ['name', 'pk'],
            },
            bases=(courses.models.versions.Versioned, models.Model),
        ),
        migrations.CreateModel(
            name='QuizEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('retired_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.quiz')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='QuizPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('draws', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(50)], verbose_name='how many to draw')),
                ('only_critical', models.BooleanField(default=False, verbose_name='critical ones only')),
                ('module', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='quiz_parts', to='courses.module', verbose_name='of the module')),
                ('outcome', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='quiz_parts', to='courses.outcome', verbose_name='of the learning outcome')),
                ('question', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='quiz_parts', to='courses.questionversion')),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='QuizVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('released', 'released'), ('retired', 'retired')], default='draft', max_length=10)),
                ('title', models.CharField(help_text='As students read it.', max_length=160, verbose_name='title')),
                ('instructions', models.TextField(blank=True, help_text='Markdown', validators=[django.core.validators.MaxLengthValidator(3000)], verbose_name='instructions')),
                ('pass_percent', models.PositiveSmallIntegerField(default=80, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='pass mark in percent')),
                ('critical_must_be_right', models.BooleanField(default=True, verbose_name='every critical question has to be right')),
                ('shuffles_questions', models.BooleanField(default=True, verbose_name='questions in another order for each person')),
                ('shuffles_choices', models.BooleanField(default=True, verbose_name='choices in another order for each person')),
                ('attempts', models.PositiveSmallIntegerField(blank=True, help_text='Empty: as many as somebody wants.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(50)], verbose_name='attempts')),
                ('wait_minutes', models.PositiveIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(20160)], verbose_name='minutes to wait before the next attempt')),
                ('limit_minutes', models.PositiveSmallIntegerField(blank=True, help_text='Empty: no limit.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(600)], verbose_name='time limit in minutes')),
                ('explains', models.CharField(choices=[('at_once', 'after each answer'), ('at_end', 'when all is handed in'), ('never', 'never')], default='at_end', max_length=8, verbose_name='shows explanations')),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('quiz', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='courses.quiz')),
            ],
            options={
                'ordering': ['quiz__name', '-number'],
            },
            bases=(courses.models.versions.Version, models.Model),
        ),
        migrations.CreateModel(
            name='QuizPartEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('draws', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(50)], verbose_name='how many to draw')),
                ('only_critical', models.BooleanField(default=False, verbose_name='critical ones only')),
                ('module', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.module', verbose_name='of the module')),
                ('outcome', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.outcome', verbose_name='of the learning outcome')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.quizpart')),
                ('question', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.questionversion')),
                ('quiz_version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.quizversion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='quizpart',
            name='quiz_version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='courses.quizversion'),
        ),
        migrations.CreateModel(
            name='AttemptEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('given_in', models.UUIDField()),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('seed', models.BigIntegerField()),
                ('extra_minutes', models.PositiveSmallIntegerField(default=0)),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('deadline_at', models.DateTimeField(blank=True, null=True)),
                ('grace_ends_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_how', models.CharField(blank=True, choices=[('handed_in', 'handed in'), ('time', 'time was up')], max_length=10)),
                ('most_points', models.PositiveSmallIntegerField(default=0)),
                ('voided_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.attempt')),
                ('voided_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('quiz_version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.quizversion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='attempt',
            name='quiz_version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts_made', to='courses.quizversion'),
        ),
        migrations.CreateModel(
            name='QuizVersionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('released', 'released'), ('retired', 'retired')], default='draft', max_length=10)),
                ('title', models.CharField(help_text='As students read it.', max_length=160, verbose_name='title')),
                ('instructions', models.TextField(blank=True, help_text='Markdown', validators=[django.core.validators.MaxLengthValidator(3000)], verbose_name='instructions')),
                ('pass_percent', models.PositiveSmallIntegerField(default=80, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='pass mark in percent')),
                ('critical_must_be_right', models.BooleanField(default=True, verbose_name='every critical question has to be right')),
                ('shuffles_questions', models.BooleanField(default=True, verbose_name='questions in another order for each person')),
                ('shuffles_choices', models.BooleanField(default=True, verbose_name='choices in another order for each person')),
                ('attempts', models.PositiveSmallIntegerField(blank=True, help_text='Empty: as many as somebody wants.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(50)], verbose_name='attempts')),
                ('wait_minutes', models.PositiveIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(20160)], verbose_name='minutes to wait before the next attempt')),
                ('limit_minutes', models.PositiveSmallIntegerField(blank=True, help_text='Empty: no limit.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(600)], verbose_name='time limit in minutes')),
                ('explains', models.CharField(choices=[('at_once', 'after each answer'), ('at_end', 'when all is handed in'), ('never', 'never')], default='at_end', max_length=8, verbose_name='shows explanations')),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.quizversion')),
                ('quiz', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.quiz')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Reference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('document', models.CharField(max_length=160, verbose_name='document')),
                ('edition', models.CharField(max_length=60, verbose_name='edition')),
                ('clause', models.CharField(blank=True, max_length=60, verbose_name='clause')),
                ('to_confirm', models.CharField(blank=True, max_length=200, verbose_name='still to confirm')),
                ('module_version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='references', to='courses.moduleversion')),
            ],
            options={
                'ordering': ['module_version', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ReferenceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('document', models.CharField(max_length=160, verbose_name='document')),
                ('edition', models.CharField(max_length=60, verbose_name='edition')),
                ('clause', models.CharField(blank=True, max_length=60, verbose_name='clause')),
                ('to_confirm', models.CharField(blank=True, max_length=200, verbose_name='still to confirm')),
                ('module_version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.moduleversion')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.reference')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReviewComment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('about', models.CharField(blank=True, help_text='the outcome as it read then', max_length=300)),
                ('text', models.TextField(verbose_name='comment')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('answer', models.TextField(blank=True, verbose_name='answer')),
                ('answered_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('resolved_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('outcome', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='comments', to='courses.outcome')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='courses.modulereview')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ReviewCommentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('about', models.CharField(blank=True, help_text='the outcome as it read then', max_length=300)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('answered_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('resolved_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('answered_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('outcome', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.outcome')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.reviewcomment')),
                ('review', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.modulereview')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RoleWeight',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weight', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(5)], verbose_name='weight')),
                ('level', models.PositiveSmallIntegerField(choices=[(0, 'not assessed'), (1, 'explains'), (2, 'performs under supervision in a simulated environment'), (3, 'performs independently'), (4, 'qualified at site, can train others')], verbose_name='wanted level')),
                ('competency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='role_weights', to='courses.competency')),
                ('role', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='weights', to='courses.hiringrole')),
            ],
            options={
                'ordering': ['role', 'competency'],
            },
        ),
        migrations.CreateModel(
            name='RoleWeightEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('weight', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(5)], verbose_name='weight')),
                ('level', models.PositiveSmallIntegerField(choices=[(0, 'not assessed'), (1, 'explains'), (2, 'performs under supervision in a simulated environment'), (3, 'performs independently'), (4, 'qualified at site, can train others')], verbose_name='wanted level')),
                ('competency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.competency')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.roleweight')),
                ('role', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.hiringrole')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SchoolCourse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title', models.CharField(max_length=160, verbose_name='course')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='school_courses', to=settings.AUTH_USER_MODEL)),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='own_courses', to='accounts.organisation')),
            ],
            options={
                'ordering': ['school__name', 'title'],
            },
        ),
        migrations.CreateModel(
            name='CourseOutcomeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('text', models.CharField(max_length=300, verbose_name='learning outcome')),
                ('level', models.PositiveSmallIntegerField(choices=[(0, 'not assessed'), (1, 'explains'), (2, 'performs under supervision in a simulated environment'), (3, 'performs independently'), (4, 'qualified at site, can train others')], default=1, verbose_name='level')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.courseoutcome')),
                ('course', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.schoolcourse')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='courseoutcome',
            name='course',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outcomes', to='courses.schoolcourse'),
        ),
        migrations.CreateModel(
            name='SchoolCourseEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('title', models.CharField(max_length=160, verbose_name='course')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('created_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.schoolcourse')),
                ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SignOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('digest', models.CharField(help_text='SHA-256 of what was signed', max_length=64)),
                ('full_name', models.CharField(max_length=120, verbose_name='name')),
                ('meaning', models.CharField(max_length=200)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('taken_back_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sign_offs', to='courses.modulereview')),
            ],
            options={
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='SignOffEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('digest', models.CharField(help_text='SHA-256 of what was signed', max_length=64)),
                ('meaning', models.CharField(max_length=200)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('taken_back_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.signoff')),
                ('review', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.modulereview')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WatchedVideo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('seconds', models.PositiveIntegerField(default=0)),
                ('at', models.DateTimeField(auto_now=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='watched_videos', to=settings.AUTH_USER_MODEL)),
                ('video', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='watched', to='courses.learningfile')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='WatchedVideoEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.watchedvideo')),
                ('video', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.learningfile')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='bankquestion',
            constraint=models.UniqueConstraint(fields=('organisation', 'code'), name='bank_question_code_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bankquestion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_bankquestionevent" ("code", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "retired_at") VALUES (NEW."code", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."retired_at"); RETURN NULL;', hash='f843224721173194238142d8731ba1a5b1661120', operation='INSERT', pgid='pgtrigger_insert_insert_f57e7', table='courses_bankquestion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bankquestion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_bankquestionevent" ("code", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "retired_at") VALUES (NEW."code", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."retired_at"); RETURN NULL;', hash='e9b53daa8998240fe6c0e038fb7dd9866a2891e0', operation='UPDATE', pgid='pgtrigger_update_update_2bea9', table='courses_bankquestion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bankquestion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_bankquestionevent" ("code", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "retired_at") VALUES (OLD."code", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."retired_at"); RETURN NULL;', hash='67e0c6fa11b8fbc129b9f88593c4eacab636b7b1', operation='DELETE', pgid='pgtrigger_delete_delete_a2fe8', table='courses_bankquestion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bankquestionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1bb03ee8a905e3b0438fd44d856aee995bc79f98', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_68510', table='courses_bankquestionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='checklist',
            constraint=models.UniqueConstraint(fields=('organisation', 'code'), name='checklist_code_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklist',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_checklistevent" ("code", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."code", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;', hash='69c13d54140e20ab816404ce12daf3cc362ea96e', operation='INSERT', pgid='pgtrigger_insert_insert_69ae0', table='courses_checklist', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklist',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_checklistevent" ("code", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."code", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;', hash='7f3c199f79cfe33456c788d170862101432813b1', operation='UPDATE', pgid='pgtrigger_update_update_eb250', table='courses_checklist', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklist',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_checklistevent" ("code", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."code", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;', hash='1af377d150d01b770155d1352181d8256012a2ac', operation='DELETE', pgid='pgtrigger_delete_delete_4c012', table='courses_checklist', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessorqualificationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ff825132e4de3e006b4266df17eda2e807ba0589', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_78020', table='courses_assessorqualificationevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='assessorqualification',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='qualification_ends_after_it_begins'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessorqualification',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_assessorqualificationevent" ("checklist_id", "ended_at", "ended_by_id", "file_id", "given_at", "given_by_id", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "since", "until") VALUES (NEW."checklist_id", NEW."ended_at", NEW."ended_by_id", NEW."file_id", NEW."given_at", NEW."given_by_id", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."since", NEW."until"); RETURN NULL;', hash='766df7fa3a64209763593c3ccf901d00dcc5f5f9', operation='INSERT', pgid='pgtrigger_insert_insert_c0d26', table='courses_assessorqualification', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessorqualification',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_assessorqualificationevent" ("checklist_id", "ended_at", "ended_by_id", "file_id", "given_at", "given_by_id", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "since", "until") VALUES (NEW."checklist_id", NEW."ended_at", NEW."ended_by_id", NEW."file_id", NEW."given_at", NEW."given_by_id", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."since", NEW."until"); RETURN NULL;', hash='4daa64ca1c25db50d5aee8ee19d83fca9c4e3ee9', operation='UPDATE', pgid='pgtrigger_update_update_dc7e5', table='courses_assessorqualification', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessorqualification',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_assessorqualificationevent" ("checklist_id", "ended_at", "ended_by_id", "file_id", "given_at", "given_by_id", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "since", "until") VALUES (OLD."checklist_id", OLD."ended_at", OLD."ended_by_id", OLD."file_id", OLD."given_at", OLD."given_by_id", OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."since", OLD."until"); RETURN NULL;', hash='d4878ebf51660512e1bcee200f117719160ac7a5', operation='DELETE', pgid='pgtrigger_delete_delete_968a1', table='courses_assessorqualification', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklistevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='23849ee6e399520d0c7c846a974b2669823cc515', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0e143', table='courses_checklistevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklistplateevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e8816a92afd7a85504a062c6699258befc9800f4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a4b59', table='courses_checklistplateevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklistplate',
            trigger=pgtrigger.compiler.Trigger(name='released_checklist_plate_is_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT released_at FROM courses_checklistversion WHERE id = OLD.version_id) IS NOT NULL THEN\n                RAISE EXCEPTION 'what a released version consists of is fixed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='941344eb7a8b3bc99b2fa6afbef13fc7eb0f0674', operation='UPDATE OR DELETE', pgid='pgtrigger_released_checklist_plate_is_fixed_b45af', table='courses_checklistplate', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklistplate',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_checklistplateevent" ("grade", "id", "kind", "most_cfu", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "site", "version_id") VALUES (NEW."grade", NEW."id", NEW."kind", NEW."most_cfu", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."public_id", NEW."site", NEW."version_id"); RETURN NULL;', hash='0948cfa31a76d8f9a12f28adeb2d9a88b771c42f', operation='INSERT', pgid='pgtrigger_insert_insert_0b1ea', table='courses_checklistplate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklistplate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_checklistplateevent" ("grade", "id", "kind", "most_cfu", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "site", "version_id") VALUES (NEW."grade", NEW."id", NEW."kind", NEW."most_cfu", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."public_id", NEW."site", NEW."version_id"); RETURN NULL;', hash='54939418be0ced837b677c12c8ca34a6c25ace41', operation='UPDATE', pgid='pgtrigger_update_update_d3c17', table='courses_checklistplate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklistplate',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_checklistplateevent" ("grade", "id", "kind", "most_cfu", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "site", "version_id") VALUES (OLD."grade", OLD."id", OLD."kind", OLD."most_cfu", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."public_id", OLD."site", OLD."version_id"); RETURN NULL;', hash='040c593fc7783f5627f18a0cccc702de945a1e2a', operation='DELETE', pgid='pgtrigger_delete_delete_7038d', table='courses_checklistplate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklistitemevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='56b5f73bd784a4a4840bd76ecce82cf415806920', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c1eac', table='courses_checklistitemevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklistitem',
            trigger=pgtrigger.compiler.Trigger(name='released_checklist_item_is_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT released_at FROM courses_checklistversion WHERE id = OLD.version_id) IS NOT NULL THEN\n                RAISE EXCEPTION 'what a released version consists of is fixed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='a282fec29551acca186733c6b72b015a7e269b82', operation='UPDATE OR DELETE', pgid='pgtrigger_released_checklist_item_is_fixed_a3a97', table='courses_checklistitem', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklistitem',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_checklistitemevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "text", "version_id", "weight") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."public_id", NEW."text", NEW."version_id", NEW."weight"); RETURN NULL;', hash='ac8399466faf727f65a2c2089f6b019957ab5a41', operation='INSERT', pgid='pgtrigger_insert_insert_cafc7', table='courses_checklistitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklistitem',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_checklistitemevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "text", "version_id", "weight") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."public_id", NEW."text", NEW."version_id", NEW."weight"); RETURN NULL;', hash='68163539015aba28d3c975c53e10c3d97877388b', operation='UPDATE', pgid='pgtrigger_update_update_b5323', table='courses_checklistitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklistitem',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_checklistitemevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "text", "version_id", "weight") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."public_id", OLD."text", OLD."version_id", OLD."weight"); RETURN NULL;', hash='362806011fd3260fa0b290fb45fc05c660439831', operation='DELETE', pgid='pgtrigger_delete_delete_6c7a4', table='courses_checklistitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklistversionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='690f0e6b414f19e4ce802bbb4269fd2b6371b64b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5de2f', table='courses_checklistversionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='checklistversion',
            constraint=models.UniqueConstraint(fields=('checklist', 'number'), name='checklist_version_once'),
        ),
        migrations.AddConstraint(
            model_name='checklistversion',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('checklist',), name='one_checklist_draft'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklistversion',
            trigger=pgtrigger.compiler.Trigger(name='released_checklist_is_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.released_at IS NOT NULL THEN\n                IF TG_OP = 'DELETE' OR to_jsonb(NEW) - 'state' IS DISTINCT FROM to_jsonb(OLD) - 'state'\n                        OR NEW.state = 'draft' THEN\n                    RAISE EXCEPTION 'a released version is fixed';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='91276eb9486dd8918f10ba40bc8ad2f0d7348aa8', operation='UPDATE OR DELETE', pgid='pgtrigger_released_checklist_is_fixed_6d20d', table='courses_checklistversion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklistversion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_checklistversionevent" ("checklist_id", "id", "most_critical", "most_minor", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "read_after_days", "reference", "released_at", "state", "summary", "title", "to_confirm") VALUES (NEW."checklist_id", NEW."id", NEW."most_critical", NEW."most_minor", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."read_after_days", NEW."reference", NEW."released_at", NEW."state", NEW."summary", NEW."title", NEW."to_confirm"); RETURN NULL;', hash='46e2420a4fa141cadb1814fbcc5ad7f0fa8615df', operation='INSERT', pgid='pgtrigger_insert_insert_fd642', table='courses_checklistversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklistversion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_checklistversionevent" ("checklist_id", "id", "most_critical", "most_minor", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "read_after_days", "reference", "released_at", "state", "summary", "title", "to_confirm") VALUES (NEW."checklist_id", NEW."id", NEW."most_critical", NEW."most_minor", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."read_after_days", NEW."reference", NEW."released_at", NEW."state", NEW."summary", NEW."title", NEW."to_confirm"); RETURN NULL;', hash='11803d7affbc840d611c232c52b415503192ac35', operation='UPDATE', pgid='pgtrigger_update_update_ae7db', table='courses_checklistversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklistversion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_checklistversionevent" ("checklist_id", "id", "most_critical", "most_minor", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "read_after_days", "reference", "released_at", "state", "summary", "title", "to_confirm") VALUES (OLD."checklist_id", OLD."id", OLD."most_critical", OLD."most_minor", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."read_after_days", OLD."reference", OLD."released_at", OLD."state", OLD."summary", OLD."title", OLD."to_confirm"); RETURN NULL;', hash='4f4b4426d3c0b03e90d69afde5cdf19836f55f37', operation='DELETE', pgid='pgtrigger_delete_delete_f30cd', table='courses_checklistversion', when='AFTER')),
        ),
        migrations.CreateModel(
            name='ShownCompetency',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('courses.checklistversion_competencies',),
        ),
        migrations.AddConstraint(
            model_name='domain',
            constraint=models.UniqueConstraint(models.F('organisation'), django.db.models.functions.text.Lower('name'), name='domain_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='domain',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_domainevent" ("id", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id") VALUES (NEW."id", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."public_id"); RETURN NULL;', hash='00353409beee9f71d42f0134016009ac0a3f4bdb', operation='INSERT', pgid='pgtrigger_insert_insert_5f24e', table='courses_domain', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='domain',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_domainevent" ("id", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id") VALUES (NEW."id", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."public_id"); RETURN NULL;', hash='b4d1c4e6a107ce058d7cf7c820c72bafdedb55cf', operation='UPDATE', pgid='pgtrigger_update_update_4964f', table='courses_domain', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='domain',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_domainevent" ("id", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id") VALUES (OLD."id", OLD."name", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."public_id"); RETURN NULL;', hash='5fc8f06e2852e3e77be99d26bca490157f51653b', operation='DELETE', pgid='pgtrigger_delete_delete_10a73', table='courses_domain', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='competencyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ec6011f89924ddbb78ae8d78a309e590412f6698', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d74e5', table='courses_competencyevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='competency',
            constraint=models.UniqueConstraint(fields=('organisation', 'code'), name='competency_code_once'),
        ),
        migrations.AddConstraint(
            model_name='competency',
            constraint=models.CheckConstraint(condition=models.Q(('course_target__in', [1, 2])), name='course_claims_level_1_or_2'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='competency',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_competencyevent" ("code", "course_target", "domain_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "title") VALUES (NEW."code", NEW."course_target", NEW."domain_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."title"); RETURN NULL;', hash='6d190b4a5ca353d2430b251ec3212f820c09836a', operation='INSERT', pgid='pgtrigger_insert_insert_59dca', table='courses_competency', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='competency',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_competencyevent" ("code", "course_target", "domain_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "title") VALUES (NEW."code", NEW."course_target", NEW."domain_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."title"); RETURN NULL;', hash='9577d9158e7179945af8e3bcc2b941d33ec2fbe5', operation='UPDATE', pgid='pgtrigger_update_update_fbeed', table='courses_competency', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='competency',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_competencyevent" ("code", "course_target", "domain_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "title") VALUES (OLD."code", OLD."course_target", OLD."domain_id", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."title"); RETURN NULL;', hash='7fe9e5df3058a502992b1f69f0b0d483a44b7226', operation='DELETE', pgid='pgtrigger_delete_delete_ca2bf', table='courses_competency', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='domainevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='42384c4b7feaaed8993b042f75e7e3d9680b58cf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a8ec4', table='courses_domainevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='evidence',
            index=models.Index(fields=['source_kind', 'source'], name='courses_evi_source__8fda7d_idx'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('person', 'competency', 'source_kind', 'source'), name='evidence_once_a_source'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('level', 1), ('source_kind__in', ['quiz', 'exercise'])), models.Q(('level__in', [1, 2]), ('source_kind', 'checklist')), models.Q(('level__in', [3, 4]), ('source_kind', 'employer')), _connector='OR'), name='source_gives_no_more_than_it_may'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('employer__isnull', False), ('source_kind', 'employer')), models.Q(models.Q(('source_kind', 'employer'), _negated=True), ('employer', None)), _connector='OR'), name='employer_is_named'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('by', None), models.Q(('by', models.F('person')), _negated=True), _connector='OR'), name='nobody_shows_for_themselves'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_evidenceevent" ("at", "by_id", "competency_id", "employer_id", "id", "level", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "source", "source_kind", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."at", NEW."by_id", NEW."competency_id", NEW."employer_id", NEW."id", NEW."level", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."source", NEW."source_kind", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;', hash='a4c12db57d125a82b0bbf22d9a29fd6c90136fc0', operation='INSERT', pgid='pgtrigger_insert_insert_936d1', table='courses_evidence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_evidenceevent" ("at", "by_id", "competency_id", "employer_id", "id", "level", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "source", "source_kind", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."at", NEW."by_id", NEW."competency_id", NEW."employer_id", NEW."id", NEW."level", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."source", NEW."source_kind", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;', hash='2151831646f47d991572c6798aa78dbff4b4a6c7', operation='UPDATE', pgid='pgtrigger_update_update_e3386', table='courses_evidence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_evidenceevent" ("at", "by_id", "competency_id", "employer_id", "id", "level", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "source", "source_kind", "withdrawn_at", "withdrawn_by_id") VALUES (OLD."at", OLD."by_id", OLD."competency_id", OLD."employer_id", OLD."id", OLD."level", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."source", OLD."source_kind", OLD."withdrawn_at", OLD."withdrawn_by_id"); RETURN NULL;', hash='a6c0afb68a5c7af11fd585e85262181ed21c09a9', operation='DELETE', pgid='pgtrigger_delete_delete_8d335', table='courses_evidence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidenceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='de55d6d2251cd0fcfb1be1a99e8d579459cd6c9d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b61d6', table='courses_evidenceevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='givenanswer',
            constraint=models.UniqueConstraint(fields=('attempt', 'key'), name='answer_delivered_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='givenanswer',
            trigger=pgtrigger.compiler.Trigger(name='given_answer_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."value" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='a6c360cc2a6d063abcd5bcc1b66ec971845fdebc', operation='UPDATE', pgid='pgtrigger_given_answer_is_kept_36c97', table='courses_givenanswer', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='givenanswer',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_givenanswerevent" ("attempt_id", "given_at", "id", "is_late", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "received_at") VALUES (NEW."attempt_id", NEW."given_at", NEW."id", NEW."is_late", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place", NEW."public_id", NEW."received_at"); RETURN NULL;', hash='3c474e5d7cc8f8d915b9152a11393ebb5a232a5c', operation='INSERT', pgid='pgtrigger_insert_insert_46147', table='courses_givenanswer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='givenanswer',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_givenanswerevent" ("attempt_id", "given_at", "id", "is_late", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "received_at") VALUES (NEW."attempt_id", NEW."given_at", NEW."id", NEW."is_late", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."public_id", NEW."received_at"); RETURN NULL;', hash='b0ed794a42fc2c8b2b1f974c929ae8bf7ae64aff', operation='UPDATE', pgid='pgtrigger_update_update_4d27c', table='courses_givenanswer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='givenanswer',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_givenanswerevent" ("attempt_id", "given_at", "id", "is_late", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "received_at") VALUES (OLD."attempt_id", OLD."given_at", OLD."id", OLD."is_late", OLD."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."public_id", OLD."received_at"); RETURN NULL;', hash='cdbe78e7d8c2ce936545c779d29e30cad0ed97d7', operation='DELETE', pgid='pgtrigger_delete_delete_4b8c3', table='courses_givenanswer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='givenanswerevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6802f134aff5f4e203ec310add46f0ee1caabc01', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3f729', table='courses_givenanswerevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='hiringrole',
            constraint=models.UniqueConstraint(models.F('employer'), django.db.models.functions.text.Lower('title'), condition=models.Q(('retired_at', None)), name='hiring_role_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hiringrole',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_hiringroleevent" ("asked_at", "asked_by_id", "employer_id", "filled_at", "filled_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "retired_at", "title") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."employer_id", NEW."filled_at", NEW."filled_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."retired_at", NEW."title"); RETURN NULL;', hash='1c6a554b87bcb14b801190338b7034fc38b8b870', operation='INSERT', pgid='pgtrigger_insert_insert_ddf52', table='courses_hiringrole', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hiringrole',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_hiringroleevent" ("asked_at", "asked_by_id", "employer_id", "filled_at", "filled_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "retired_at", "title") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."employer_id", NEW."filled_at", NEW."filled_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."retired_at", NEW."title"); RETURN NULL;', hash='34c2f878c265d48f338b95728f25467dd323f35b', operation='UPDATE', pgid='pgtrigger_update_update_64dd7', table='courses_hiringrole', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hiringrole',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_hiringroleevent" ("asked_at", "asked_by_id", "employer_id", "filled_at", "filled_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "retired_at", "title") VALUES (OLD."asked_at", OLD."asked_by_id", OLD."employer_id", OLD."filled_at", OLD."filled_by_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."retired_at", OLD."title"); RETURN NULL;', hash='5adfaf17219f1b72c7f8f48ee01a4dd5ebea8a28', operation='DELETE', pgid='pgtrigger_delete_delete_7d67f', table='courses_hiringrole', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hiringroleevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6f446023e25b0537d1644011720b7ae9d9099e01', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b8083', table='courses_hiringroleevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='learningfileevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bced36dcda8a0451408213d2c93857ef26824292', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b8a19', table='courses_learningfileevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='learningfile',
            constraint=models.UniqueConstraint(fields=('page', 'name'), name='learning_file_name_once_a_page'),
        ),
        migrations.AddConstraint(
            model_name='learningfile',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'video'), ('poster', None), _connector='OR'), name='only_videos_have_posters'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='learningfile',
            trigger=pgtrigger.compiler.Trigger(name='released_learning_file_is_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT v.released_at FROM courses_learningpage p JOIN courses_moduleversion v ON v.id = p.module_version_id WHERE p.id = OLD.page_id) IS NOT NULL THEN\n                RAISE EXCEPTION 'what a released version consists of is fixed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='585e759940bf683320961c3856c68f9378efc893', operation='UPDATE OR DELETE', pgid='pgtrigger_released_learning_file_is_fixed_ae35e', table='courses_learningfile', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='learningfile',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_learningfileevent" ("alt", "file_id", "id", "kind", "name", "page_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poster_id", "public_id", "seconds", "title") VALUES (NEW."alt", NEW."file_id", NEW."id", NEW."kind", NEW."name", NEW."page_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."poster_id", NEW."public_id", NEW."seconds", NEW."title"); RETURN NULL;', hash='227c0d92ef284bae99567d9a85585571a438168f', operation='INSERT', pgid='pgtrigger_insert_insert_9def6', table='courses_learningfile', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='learningfile',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_learningfileevent" ("alt", "file_id", "id", "kind", "name", "page_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poster_id", "public_id", "seconds", "title") VALUES (NEW."alt", NEW."file_id", NEW."id", NEW."kind", NEW."name", NEW."page_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."poster_id", NEW."public_id", NEW."seconds", NEW."title"); RETURN NULL;', hash='5832f782c44bc12cabc06cd0269ed2a2ac779834', operation='UPDATE', pgid='pgtrigger_update_update_aa65f', table='courses_learningfile', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='learningfile',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_learningfileevent" ("alt", "file_id", "id", "kind", "name", "page_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poster_id", "public_id", "seconds", "title") VALUES (OLD."alt", OLD."file_id", OLD."id", OLD."kind", OLD."name", OLD."page_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."poster_id", OLD."public_id", OLD."seconds", OLD."title"); RETURN NULL;', hash='6d7491e6aa3057e0b5babdf6d841448c7e579731', operation='DELETE', pgid='pgtrigger_delete_delete_5dba0', table='courses_learningfile', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='learningsubtitles',
            constraint=models.UniqueConstraint(fields=('video', 'language'), name='subtitles_once_a_language'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='learningsubtitles',
            trigger=pgtrigger.compiler.Trigger(name='released_subtitles_are_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT v.released_at FROM courses_learningfile f JOIN courses_learningpage p ON p.id = f.page_id JOIN courses_moduleversion v ON v.id = p.module_version_id WHERE f.id = OLD.video_id) IS NOT NULL THEN\n                RAISE EXCEPTION 'what a released version consists of is fixed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='4974f56a1025a8c811ee49b9c879dd53f2903c77', operation='UPDATE OR DELETE', pgid='pgtrigger_released_subtitles_are_fixed_1717f', table='courses_learningsubtitles', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='learningsubtitles',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_learningsubtitlesevent" ("id", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "text", "video_id") VALUES (NEW."id", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."text", NEW."video_id"); RETURN NULL;', hash='7a788889935a5a4badaf8c48a6ab3fa54438db03', operation='INSERT', pgid='pgtrigger_insert_insert_c13bb', table='courses_learningsubtitles', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='learningsubtitles',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_learningsubtitlesevent" ("id", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "text", "video_id") VALUES (NEW."id", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."text", NEW."video_id"); RETURN NULL;', hash='94942e9ab55f88475f5da9ae201f6a4ff56ee915', operation='UPDATE', pgid='pgtrigger_update_update_d3bf7', table='courses_learningsubtitles', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='learningsubtitles',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_learningsubtitlesevent" ("id", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "text", "video_id") VALUES (OLD."id", OLD."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."text", OLD."video_id"); RETURN NULL;', hash='f74162dea7433a128ffb72ebe26d6d0a7abf4dea', operation='DELETE', pgid='pgtrigger_delete_delete_442d3', table='courses_learningsubtitles', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='learningsubtitlesevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f1e69ebe4e20b72c0560423f3b64ea68a822e287', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_43816', table='courses_learningsubtitlesevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='module',
            constraint=models.UniqueConstraint(fields=('organisation', 'code'), name='module_code_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='module',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_moduleevent" ("code", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."code", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;', hash='248ae5585a8c2264f714d25d7b0fc245d7d89b7a', operation='INSERT', pgid='pgtrigger_insert_insert_d9acb', table='courses_module', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='module',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_moduleevent" ("code", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."code", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;', hash='9825cca343f2f23c835be1f251e446220d04540e', operation='UPDATE', pgid='pgtrigger_update_update_cb243', table='courses_module', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='module',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_moduleevent" ("code", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."code", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;', hash='4dfe18e853eb3bf8eaebfe81b2a2a826b12f23a0', operation='DELETE', pgid='pgtrigger_delete_delete_64824', table='courses_module', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='moduleevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4bf964531350ce1399e033ddd97f6c6b14a816ab', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_71cc8', table='courses_moduleevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='moduleversion',
            constraint=models.UniqueConstraint(fields=('module', 'number'), name='module_version_once'),
        ),
        migrations.AddConstraint(
            model_name='moduleversion',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('module',), name='one_module_draft'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='moduleversion',
            trigger=pgtrigger.compiler.Trigger(name='released_module_is_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.released_at IS NOT NULL THEN\n                IF TG_OP = 'DELETE' OR to_jsonb(NEW) - 'state' - 'retired_at' - 'retired_because' IS DISTINCT FROM to_jsonb(OLD) - 'state' - 'retired_at' - 'retired_because'\n                        OR NEW.state = 'draft' THEN\n                    RAISE EXCEPTION 'a released version is fixed';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='37f3cbb9b53747285d878b7eb48dd081de72428d', operation='UPDATE OR DELETE', pgid='pgtrigger_released_module_is_fixed_2a780', table='courses_moduleversion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='moduleversion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_moduleversionevent" ("id", "module_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "practice_minutes", "public_id", "released_at", "retired_at", "retired_because", "state", "summary", "theory_minutes", "title") VALUES (NEW."id", NEW."module_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."practice_minutes", NEW."public_id", NEW."released_at", NEW."retired_at", NEW."retired_because", NEW."state", NEW."summary", NEW."theory_minutes", NEW."title"); RETURN NULL;', hash='e6eb563b5971ff7f61195452f0f3bf8d9d0f830f', operation='INSERT', pgid='pgtrigger_insert_insert_ceee0', table='courses_moduleversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='moduleversion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_moduleversionevent" ("id", "module_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "practice_minutes", "public_id", "released_at", "retired_at", "retired_because", "state", "summary", "theory_minutes", "title") VALUES (NEW."id", NEW."module_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."practice_minutes", NEW."public_id", NEW."released_at", NEW."retired_at", NEW."retired_because", NEW."state", NEW."summary", NEW."theory_minutes", NEW."title"); RETURN NULL;', hash='cfabfd459a5d3422cb56d70bde83f7a1c6b646e2', operation='UPDATE', pgid='pgtrigger_update_update_35f37', table='courses_moduleversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='moduleversion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_moduleversionevent" ("id", "module_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "practice_minutes", "public_id", "released_at", "retired_at", "retired_because", "state", "summary", "theory_minutes", "title") VALUES (OLD."id", OLD."module_id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."practice_minutes", OLD."public_id", OLD."released_at", OLD."retired_at", OLD."retired_because", OLD."state", OLD."summary", OLD."theory_minutes", OLD."title"); RETURN NULL;', hash='c67388a2a508463ee6274f84c987b35aa95b72cb', operation='DELETE', pgid='pgtrigger_delete_delete_f728a', table='courses_moduleversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='modulereviewevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f0dde8dedecc30a0af0e3870745a3cad320a69af', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8832a', table='courses_modulereviewevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='modulereview',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('module_version', 'reviewer'), name='one_review_an_expert'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='modulereview',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_modulereviewevent" ("asked_at", "asked_by_id", "due_on", "id", "may_be_named", "module_version_id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reviewer_id", "withdrawn_at") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."due_on", NEW."id", NEW."may_be_named", NEW."module_version_id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."reviewer_id", NEW."withdrawn_at"); RETURN NULL;', hash='b6fa1fd0290207e7b0cbf8ce3d943bbae01aeff5', operation='INSERT', pgid='pgtrigger_insert_insert_d2b92', table='courses_modulereview', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='modulereview',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_modulereviewevent" ("asked_at", "asked_by_id", "due_on", "id", "may_be_named", "module_version_id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reviewer_id", "withdrawn_at") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."due_on", NEW."id", NEW."may_be_named", NEW."module_version_id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."reviewer_id", NEW."withdrawn_at"); RETURN NULL;', hash='c3a12572587b885bef58212953d93171d28fd17f', operation='UPDATE', pgid='pgtrigger_update_update_421ad', table='courses_modulereview', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='modulereview',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_modulereviewevent" ("asked_at", "asked_by_id", "due_on", "id", "may_be_named", "module_version_id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reviewer_id", "withdrawn_at") VALUES (OLD."asked_at", OLD."asked_by_id", OLD."due_on", OLD."id", OLD."may_be_named", OLD."module_version_id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."reviewer_id", OLD."withdrawn_at"); RETURN NULL;', hash='257455653863ca84222d5a4dcb0b2754eb6e9c51', operation='DELETE', pgid='pgtrigger_delete_delete_79fe8', table='courses_modulereview', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='learningpageevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d0b8436ae8e3caae71e8e8c144c1c4c5e5114ea8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b6f34', table='courses_learningpageevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='learningpage',
            trigger=pgtrigger.compiler.Trigger(name='released_page_is_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT released_at FROM courses_moduleversion WHERE id = OLD.module_version_id) IS NOT NULL THEN\n                RAISE EXCEPTION 'what a released version consists of is fixed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='9a661ef6accebe9155f0616107efc46cfebc988f', operation='UPDATE OR DELETE', pgid='pgtrigger_released_page_is_fixed_c4c4b', table='courses_learningpage', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='learningpage',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_learningpageevent" ("body", "id", "module_version_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "title") VALUES (NEW."body", NEW."id", NEW."module_version_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."public_id", NEW."title"); RETURN NULL;', hash='2ee7a48afa76c2e31481ff2f01b70c3cf9eee8c6', operation='INSERT', pgid='pgtrigger_insert_insert_4e504', table='courses_learningpage', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='learningpage',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_learningpageevent" ("body", "id", "module_version_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "title") VALUES (NEW."body", NEW."id", NEW."module_version_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."public_id", NEW."title"); RETURN NULL;', hash='10e5fd2bcad4338327a4116f7a2638dc84c8cefc', operation='UPDATE', pgid='pgtrigger_update_update_766b6', table='courses_learningpage', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='learningpage',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_learningpageevent" ("body", "id", "module_version_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "title") VALUES (OLD."body", OLD."id", OLD."module_version_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."public_id", OLD."title"); RETURN NULL;', hash='8139a71ed65116c046c983e6758f5ede4232a8ae', operation='DELETE', pgid='pgtrigger_delete_delete_5bc65', table='courses_learningpage', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='creditevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b5d065456288818c1d0d4b713ca39edb872668a0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7931d', table='courses_creditevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='credit',
            constraint=models.UniqueConstraint(models.F('module_version'), django.db.models.functions.text.Lower('school'), name='credit_once_a_school'),
        ),
        migrations.AddConstraint(
            model_name='credit',
            constraint=models.CheckConstraint(condition=models.Q(('points__gt', 0), ('points__lte', 60)), name='credit_is_of_some_points'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='credit',
            trigger=pgtrigger.compiler.Trigger(name='released_credit_is_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT released_at FROM courses_moduleversion WHERE id = OLD.module_version_id) IS NOT NULL THEN\n                RAISE EXCEPTION 'what a released version consists of is fixed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='dd39a2976fd92a050e44be0dcb8feb54130de0e7', operation='UPDATE OR DELETE', pgid='pgtrigger_released_credit_is_fixed_94af0', table='courses_credit', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='credit',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_creditevent" ("id", "module_version_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "public_id", "school") VALUES (NEW."id", NEW."module_version_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."points", NEW."public_id", NEW."school"); RETURN NULL;', hash='b6ef5b44eacc54966ac96e87800dad85da50080c', operation='INSERT', pgid='pgtrigger_insert_insert_b8303', table='courses_credit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='credit',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_creditevent" ("id", "module_version_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "public_id", "school") VALUES (NEW."id", NEW."module_version_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."points", NEW."public_id", NEW."school"); RETURN NULL;', hash='2770f740bf9fe32ef14039fe97c87bd1b06643f5', operation='UPDATE', pgid='pgtrigger_update_update_e18b1', table='courses_credit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='credit',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_creditevent" ("id", "module_version_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "public_id", "school") VALUES (OLD."id", OLD."module_version_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."points", OLD."public_id", OLD."school"); RETURN NULL;', hash='2e67687ab70a5717c1e0aff013548ddc49b6cfe1', operation='DELETE', pgid='pgtrigger_delete_delete_95e38', table='courses_credit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='moduleversionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f700837f54c7fa6a78496ce229ff348a3316ae86', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_66f17', table='courses_moduleversionevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='BuiltCompetency',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('courses.outcome_competencies',),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outcome',
            trigger=pgtrigger.compiler.Trigger(name='released_outcome_is_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT released_at FROM courses_moduleversion WHERE id = OLD.module_version_id) IS NOT NULL THEN\n                RAISE EXCEPTION 'what a released version consists of is fixed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='752b13718e001ddd0d01d292b03379c74f9a61a9', operation='UPDATE OR DELETE', pgid='pgtrigger_released_outcome_is_fixed_822f8', table='courses_outcome', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outcome',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_outcomeevent" ("id", "module_version_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "text") VALUES (NEW."id", NEW."module_version_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."public_id", NEW."text"); RETURN NULL;', hash='dca78c754ede102bcc65b070e664308cd2c24ad1', operation='INSERT', pgid='pgtrigger_insert_insert_5f73b', table='courses_outcome', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outcome',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_outcomeevent" ("id", "module_version_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "text") VALUES (NEW."id", NEW."module_version_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."public_id", NEW."text"); RETURN NULL;', hash='1a7a7c004a6ee4b7b25421ea27dc61ee4d52dc5a', operation='UPDATE', pgid='pgtrigger_update_update_3e154', table='courses_outcome', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outcome',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_outcomeevent" ("id", "module_version_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "text") VALUES (OLD."id", OLD."module_version_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."public_id", OLD."text"); RETURN NULL;', hash='0d4826da0afdc915fdb76200445b7177941eb170', operation='DELETE', pgid='pgtrigger_delete_delete_239e2', table='courses_outcome', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outcomeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9b7e1242a32c5d8a3741e42ee6b777d38a176e19', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1b9a7', table='courses_outcomeevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='pageprogress',
            constraint=models.UniqueConstraint(fields=('person', 'page'), name='one_progress_a_page'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pageprogress',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_pageprogressevent" ("done_at", "id", "opened_at", "page_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."done_at", NEW."id", NEW."opened_at", NEW."page_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;', hash='c25462d89391472a52fbdc5922c5fb1d60ebc02d', operation='INSERT', pgid='pgtrigger_insert_insert_53c16', table='courses_pageprogress', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pageprogress',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."done_at" IS DISTINCT FROM (NEW."done_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."opened_at" IS DISTINCT FROM (NEW."opened_at") OR OLD."page_id" IS DISTINCT FROM (NEW."page_id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id"))', func='INSERT INTO "courses_pageprogressevent" ("done_at", "id", "opened_at", "page_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."done_at", NEW."id", NEW."opened_at", NEW."page_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;', hash='d2e98a1caa2b88d35fb7033d06ad9e4d738c78ad', operation='UPDATE', pgid='pgtrigger_update_update_bf261', table='courses_pageprogress', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pageprogress',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_pageprogressevent" ("done_at", "id", "opened_at", "page_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."done_at", OLD."id", OLD."opened_at", OLD."page_id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;', hash='95cf38c8c69620adc4757b7ad97bb754103b6460', operation='DELETE', pgid='pgtrigger_delete_delete_914c3', table='courses_pageprogress', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pageprogressevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b4b91fd192e297a9956ec5b2dc2be95eb6aa5d31', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d8a62', table='courses_pageprogressevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='prerequisite',
            constraint=models.UniqueConstraint(fields=('module_version', 'module'), name='prerequisite_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='prerequisite',
            trigger=pgtrigger.compiler.Trigger(name='released_prerequisite_is_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT released_at FROM courses_moduleversion WHERE id = OLD.module_version_id) IS NOT NULL THEN\n                RAISE EXCEPTION 'what a released version consists of is fixed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='5b8e56f1e1320e25be031e742025e299eab491f4', operation='UPDATE OR DELETE', pgid='pgtrigger_released_prerequisite_is_fixed_0b9fc', table='courses_prerequisite', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='prerequisite',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_prerequisiteevent" ("id", "module_id", "module_version_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."module_id", NEW."module_version_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='7ab953dad274e23dab64a43adaf58f1d606091e6', operation='INSERT', pgid='pgtrigger_insert_insert_87778', table='courses_prerequisite', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='prerequisite',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_prerequisiteevent" ("id", "module_id", "module_version_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."module_id", NEW."module_version_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='56f5baa4614b1a3f1c0d1e6e8c979b0c4495accc', operation='UPDATE', pgid='pgtrigger_update_update_b05c5', table='courses_prerequisite', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='prerequisite',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_prerequisiteevent" ("id", "module_id", "module_version_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."module_id", OLD."module_version_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='8ca19365e263029096d61f0f4af26242758293c7', operation='DELETE', pgid='pgtrigger_delete_delete_20b09', table='courses_prerequisite', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='prerequisiteevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b7f5ce9e99ded9cb9424b7b9970a1d89b2251871', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d4293', table='courses_prerequisiteevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programme',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_programmeevent" ("audience", "created_at", "id", "is_public", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "slug", "summary", "tagline", "title") VALUES (NEW."audience", NEW."created_at", NEW."id", NEW."is_public", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."slug", NEW."summary", NEW."tagline", NEW."title"); RETURN NULL;', hash='a7855314ad3fc2df99040f0aeaa89fb9096ffaaa', operation='INSERT', pgid='pgtrigger_insert_insert_04cdf', table='courses_programme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programme',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_programmeevent" ("audience", "created_at", "id", "is_public", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "slug", "summary", "tagline", "title") VALUES (NEW."audience", NEW."created_at", NEW."id", NEW."is_public", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."slug", NEW."summary", NEW."tagline", NEW."title"); RETURN NULL;', hash='dae26c9670f08c63c8328ba90cbaf51f2c0ed42f', operation='UPDATE', pgid='pgtrigger_update_update_7349c', table='courses_programme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programme',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_programmeevent" ("audience", "created_at", "id", "is_public", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "slug", "summary", "tagline", "title") VALUES (OLD."audience", OLD."created_at", OLD."id", OLD."is_public", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."slug", OLD."summary", OLD."tagline", OLD."title"); RETURN NULL;', hash='57d26983afac62834f0d8b68d1b5d16254901696', operation='DELETE', pgid='pgtrigger_delete_delete_e3ea5', table='courses_programme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8a5a7258836fab84d922d6cb372cf1b68594dced', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bbf26', table='courses_programmeevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='programmeversion',
            constraint=models.UniqueConstraint(fields=('programme', 'number'), name='programme_version_once'),
        ),
        migrations.AddConstraint(
            model_name='programmeversion',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('programme',), name='one_programme_draft'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmeversion',
            trigger=pgtrigger.compiler.Trigger(name='released_programme_is_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.released_at IS NOT NULL THEN\n                IF TG_OP = 'DELETE' OR to_jsonb(NEW) - 'state' - 'retired_at' - 'retired_because' IS DISTINCT FROM to_jsonb(OLD) - 'state' - 'retired_at' - 'retired_because'\n                        OR NEW.state = 'draft' THEN\n                    RAISE EXCEPTION 'a released version is fixed';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='c18143ed88c8eb2de9de62eff738f1d360437002', operation='UPDATE OR DELETE', pgid='pgtrigger_released_programme_is_fixed_439e0', table='courses_programmeversion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmeversion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_programmeversionevent" ("id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "public_id", "released_at", "retired_at", "retired_because", "state") VALUES (NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."public_id", NEW."released_at", NEW."retired_at", NEW."retired_because", NEW."state"); RETURN NULL;', hash='764fc6e3c5c2b7f406f9a0d11856de22bdbaebf8', operation='INSERT', pgid='pgtrigger_insert_insert_82182', table='courses_programmeversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmeversion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_programmeversionevent" ("id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "public_id", "released_at", "retired_at", "retired_because", "state") VALUES (NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."programme_id", NEW."public_id", NEW."released_at", NEW."retired_at", NEW."retired_because", NEW."state"); RETURN NULL;', hash='da8a4991f4838c8bf86d8326569dd1f8159555cc', operation='UPDATE', pgid='pgtrigger_update_update_9c049', table='courses_programmeversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmeversion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_programmeversionevent" ("id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "public_id", "released_at", "retired_at", "retired_because", "state") VALUES (OLD."id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."public_id", OLD."released_at", OLD."retired_at", OLD."retired_because", OLD."state"); RETURN NULL;', hash='cef149f0a1aee4e57712445d1f76af098b9bd6cc', operation='DELETE', pgid='pgtrigger_delete_delete_41fa0', table='courses_programmeversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmemoduleevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ee4c5e6ba3fc905e16b6fd50bf81bb8953bbccb7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3edaf', table='courses_programmemoduleevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='programmemodule',
            constraint=models.UniqueConstraint(fields=('programme_version', 'module_version'), name='module_once_a_programme'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmemodule',
            trigger=pgtrigger.compiler.Trigger(name='released_composition_is_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT released_at FROM courses_programmeversion WHERE id = OLD.programme_version_id) IS NOT NULL THEN\n                RAISE EXCEPTION 'what a released version consists of is fixed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='6340437b7569b077b3fa05528bcb680dbdda964d', operation='UPDATE OR DELETE', pgid='pgtrigger_released_composition_is_fixed_663e0', table='courses_programmemodule', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmemodule',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_programmemoduleevent" ("id", "module_version_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "programme_version_id") VALUES (NEW."id", NEW."module_version_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."programme_version_id"); RETURN NULL;', hash='f9af9f06052f28ff477b185b066036fb212880e4', operation='INSERT', pgid='pgtrigger_insert_insert_9dac7', table='courses_programmemodule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmemodule',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_programmemoduleevent" ("id", "module_version_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "programme_version_id") VALUES (NEW."id", NEW."module_version_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."programme_version_id"); RETURN NULL;', hash='d5e78cb155910f9790bacb511d77adf090a78bef', operation='UPDATE', pgid='pgtrigger_update_update_45746', table='courses_programmemodule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmemodule',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_programmemoduleevent" ("id", "module_version_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "programme_version_id") VALUES (OLD."id", OLD."module_version_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."programme_version_id"); RETURN NULL;', hash='aafabfbe351e73cb0f6b57469f339509517a0b94', operation='DELETE', pgid='pgtrigger_delete_delete_be017', table='courses_programmemodule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmeversionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='83e5b9b46a24898323aedbf7f174a665a43fd72c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_caf97', table='courses_programmeversionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='questionversion',
            constraint=models.UniqueConstraint(fields=('question', 'number'), name='question_version_once'),
        ),
        migrations.AddConstraint(
            model_name='questionversion',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('question',), name='one_question_draft'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionversion',
            trigger=pgtrigger.compiler.Trigger(name='released_question_is_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.released_at IS NOT NULL THEN\n                IF TG_OP = 'DELETE' OR to_jsonb(NEW) IS DISTINCT FROM to_jsonb(OLD)\n                        OR NEW.state = 'draft' THEN\n                    RAISE EXCEPTION 'a released version is fixed';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='d5c0caf9a4de7ba01ffe45bc102fc4e874e0a09f', operation='UPDATE OR DELETE', pgid='pgtrigger_released_question_is_fixed_955cc', table='courses_questionversion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionversion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_questionversionevent" ("body", "check_note", "clause", "edition", "explanation", "id", "is_critical", "kind", "number", "outcome_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "public_id", "question_id", "released_at", "source", "state", "text") VALUES (NEW."body", NEW."check_note", NEW."clause", NEW."edition", NEW."explanation", NEW."id", NEW."is_critical", NEW."kind", NEW."number", NEW."outcome_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."points", NEW."public_id", NEW."question_id", NEW."released_at", NEW."source", NEW."state", NEW."text"); RETURN NULL;', hash='a9ffd525982a561dfce72a509235df87beec2e7e', operation='INSERT', pgid='pgtrigger_insert_insert_d057c', table='courses_questionversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionversion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_questionversionevent" ("body", "check_note", "clause", "edition", "explanation", "id", "is_critical", "kind", "number", "outcome_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "public_id", "question_id", "released_at", "source", "state", "text") VALUES (NEW."body", NEW."check_note", NEW."clause", NEW."edition", NEW."explanation", NEW."id", NEW."is_critical", NEW."kind", NEW."number", NEW."outcome_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."points", NEW."public_id", NEW."question_id", NEW."released_at", NEW."source", NEW."state", NEW."text"); RETURN NULL;', hash='4a41e5a0b082ca31044bd8827b9b14b6e7a4d09f', operation='UPDATE', pgid='pgtrigger_update_update_7fa92', table='courses_questionversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionversion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_questionversionevent" ("body", "check_note", "clause", "edition", "explanation", "id", "is_critical", "kind", "number", "outcome_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "public_id", "question_id", "released_at", "source", "state", "text") VALUES (OLD."body", OLD."check_note", OLD."clause", OLD."edition", OLD."explanation", OLD."id", OLD."is_critical", OLD."kind", OLD."number", OLD."outcome_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."points", OLD."public_id", OLD."question_id", OLD."released_at", OLD."source", OLD."state", OLD."text"); RETURN NULL;', hash='32931ec0fdd9db6c6a092d47c933ae6065672855', operation='DELETE', pgid='pgtrigger_delete_delete_06f4f', table='courses_questionversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionversionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='016c4994d18c6c57252caa21c2f14bdaf5c0d4ea', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_df456', table='courses_questionversionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='quiz',
            constraint=models.UniqueConstraint(fields=('organisation', 'name'), name='quiz_name_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quiz',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_quizevent" ("id", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "retired_at") VALUES (NEW."id", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."retired_at"); RETURN NULL;', hash='afb9e3d5f5d4edf7f79f741a95377a687da3e3d2', operation='INSERT', pgid='pgtrigger_insert_insert_359f7', table='courses_quiz', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quiz',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_quizevent" ("id", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "retired_at") VALUES (NEW."id", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."retired_at"); RETURN NULL;', hash='a8029954ac3eb925d9aaba6b3b8f68abb6abe80f', operation='UPDATE', pgid='pgtrigger_update_update_e75b1', table='courses_quiz', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quiz',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_quizevent" ("id", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "retired_at") VALUES (OLD."id", OLD."name", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."retired_at"); RETURN NULL;', hash='9cd8df189b7110125ab433d07f95341e6db8c102', operation='DELETE', pgid='pgtrigger_delete_delete_0bd54', table='courses_quiz', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quizevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='89b359b909309e422697de68c43e2b81530d8594', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6b130', table='courses_quizevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='quizversion',
            constraint=models.UniqueConstraint(fields=('quiz', 'number'), name='quiz_version_once'),
        ),
        migrations.AddConstraint(
            model_name='quizversion',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('quiz',), name='one_quiz_draft'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quizversion',
            trigger=pgtrigger.compiler.Trigger(name='released_quiz_is_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.released_at IS NOT NULL THEN\n                IF TG_OP = 'DELETE' OR to_jsonb(NEW) IS DISTINCT FROM to_jsonb(OLD)\n                        OR NEW.state = 'draft' THEN\n                    RAISE EXCEPTION 'a released version is fixed';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='04a6074e104b75859cf76989436186bcac29db51', operation='UPDATE OR DELETE', pgid='pgtrigger_released_quiz_is_fixed_d5c55', table='courses_quizversion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quizversion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_quizversionevent" ("attempts", "critical_must_be_right", "explains", "id", "instructions", "limit_minutes", "number", "pass_percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "quiz_id", "released_at", "shuffles_choices", "shuffles_questions", "state", "title", "wait_minutes") VALUES (NEW."attempts", NEW."critical_must_be_right", NEW."explains", NEW."id", NEW."instructions", NEW."limit_minutes", NEW."number", NEW."pass_percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."quiz_id", NEW."released_at", NEW."shuffles_choices", NEW."shuffles_questions", NEW."state", NEW."title", NEW."wait_minutes"); RETURN NULL;', hash='8316504e76836f41d785a4013511e805373cbf46', operation='INSERT', pgid='pgtrigger_insert_insert_0d5ad', table='courses_quizversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quizversion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_quizversionevent" ("attempts", "critical_must_be_right", "explains", "id", "instructions", "limit_minutes", "number", "pass_percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "quiz_id", "released_at", "shuffles_choices", "shuffles_questions", "state", "title", "wait_minutes") VALUES (NEW."attempts", NEW."critical_must_be_right", NEW."explains", NEW."id", NEW."instructions", NEW."limit_minutes", NEW."number", NEW."pass_percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."quiz_id", NEW."released_at", NEW."shuffles_choices", NEW."shuffles_questions", NEW."state", NEW."title", NEW."wait_minutes"); RETURN NULL;', hash='239d9a55cb0a2ea799cf667b719e86780da21d8c', operation='UPDATE', pgid='pgtrigger_update_update_3ab21', table='courses_quizversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quizversion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_quizversionevent" ("attempts", "critical_must_be_right", "explains", "id", "instructions", "limit_minutes", "number", "pass_percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "quiz_id", "released_at", "shuffles_choices", "shuffles_questions", "state", "title", "wait_minutes") VALUES (OLD."attempts", OLD."critical_must_be_right", OLD."explains", OLD."id", OLD."instructions", OLD."limit_minutes", OLD."number", OLD."pass_percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."quiz_id", OLD."released_at", OLD."shuffles_choices", OLD."shuffles_questions", OLD."state", OLD."title", OLD."wait_minutes"); RETURN NULL;', hash='73425ae9e8fb59f8fcbf8bf06130a8d123f09837', operation='DELETE', pgid='pgtrigger_delete_delete_80b2f', table='courses_quizversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quizpartevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ac96433ce5b8060b6d345abda6a50ffe3d24340c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_46fe2', table='courses_quizpartevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='quizpart',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('draws__isnull', True), ('question__isnull', False)), models.Q(('draws__isnull', False), ('question__isnull', True)), _connector='OR'), name='part_is_a_question_or_a_draw'),
        ),
        migrations.AddConstraint(
            model_name='quizpart',
            constraint=models.UniqueConstraint(fields=('quiz_version', 'question'), name='question_once_a_quiz'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quizpart',
            trigger=pgtrigger.compiler.Trigger(name='released_parts_are_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT released_at FROM courses_quizversion WHERE id = OLD.quiz_version_id) IS NOT NULL THEN\n                RAISE EXCEPTION 'what a released version consists of is fixed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='4bbd324a4017670346319432dfb16555915cb0e3', operation='UPDATE OR DELETE', pgid='pgtrigger_released_parts_are_fixed_8f03e', table='courses_quizpart', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quizpart',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_quizpartevent" ("draws", "id", "module_id", "only_critical", "outcome_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "question_id", "quiz_version_id") VALUES (NEW."draws", NEW."id", NEW."module_id", NEW."only_critical", NEW."outcome_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."public_id", NEW."question_id", NEW."quiz_version_id"); RETURN NULL;', hash='63887e6b49e4476ef212cbb3d38e2bb35416bdbc', operation='INSERT', pgid='pgtrigger_insert_insert_b0168', table='courses_quizpart', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quizpart',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_quizpartevent" ("draws", "id", "module_id", "only_critical", "outcome_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "question_id", "quiz_version_id") VALUES (NEW."draws", NEW."id", NEW."module_id", NEW."only_critical", NEW."outcome_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."public_id", NEW."question_id", NEW."quiz_version_id"); RETURN NULL;', hash='816fece51c743e8209becddfb3d0e02113b65ea8', operation='UPDATE', pgid='pgtrigger_update_update_3870a', table='courses_quizpart', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quizpart',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_quizpartevent" ("draws", "id", "module_id", "only_critical", "outcome_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "question_id", "quiz_version_id") VALUES (OLD."draws", OLD."id", OLD."module_id", OLD."only_critical", OLD."outcome_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."public_id", OLD."question_id", OLD."quiz_version_id"); RETURN NULL;', hash='770f9f480e64165b17ca9f955f5747e86c2acc2b', operation='DELETE', pgid='pgtrigger_delete_delete_d1c3e', table='courses_quizpart', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attemptevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c2fbb2fcf541dd334f5a36a29d562bacf3df90df', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_891ea', table='courses_attemptevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='attempt',
            index=models.Index(condition=models.Q(('closed_at', None), ('voided_at', None)), fields=['grace_ends_at'], name='attempts_running_out'),
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.UniqueConstraint(fields=('given_in', 'person', 'number'), name='attempt_number_once'),
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at', None), ('voided_at', None)), fields=('given_in', 'person'), name='one_open_attempt'),
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.CheckConstraint(condition=models.Q(('closed_at', None), models.Q(('marks__isnull', False), ('passed__isnull', False), ('points__isnull', False)), _connector='OR'), name='closed_attempt_is_scored'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attempt',
            trigger=pgtrigger.compiler.Trigger(name='asked_questions_are_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."questions" IS DISTINCT FROM (NEW."questions") OR OLD."quiz_version_id" IS DISTINCT FROM (NEW."quiz_version_id") OR OLD."seed" IS DISTINCT FROM (NEW."seed") OR OLD."started_at" IS DISTINCT FROM (NEW."started_at"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='4e007bf855c76329ca5a5096aa09bea62077f751', operation='UPDATE', pgid='pgtrigger_asked_questions_are_fixed_a40af', table='courses_attempt', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attempt',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_attemptevent" ("closed_at", "closed_how", "deadline_at", "extra_minutes", "given_in", "grace_ends_at", "id", "most_points", "number", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "quiz_version_id", "seed", "started_at", "voided_at", "voided_by_id") VALUES (NEW."closed_at", NEW."closed_how", NEW."deadline_at", NEW."extra_minutes", NEW."given_in", NEW."grace_ends_at", NEW."id", NEW."most_points", NEW."number", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."quiz_version_id", NEW."seed", NEW."started_at", NEW."voided_at", NEW."voided_by_id"); RETURN NULL;', hash='6c7e09841739d403c3d0db2bd351cf684f697f84', operation='INSERT', pgid='pgtrigger_insert_insert_998e6', table='courses_attempt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attempt',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_attemptevent" ("closed_at", "closed_how", "deadline_at", "extra_minutes", "given_in", "grace_ends_at", "id", "most_points", "number", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "quiz_version_id", "seed", "started_at", "voided_at", "voided_by_id") VALUES (NEW."closed_at", NEW."closed_how", NEW."deadline_at", NEW."extra_minutes", NEW."given_in", NEW."grace_ends_at", NEW."id", NEW."most_points", NEW."number", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."quiz_version_id", NEW."seed", NEW."started_at", NEW."voided_at", NEW."voided_by_id"); RETURN NULL;', hash='1ab00e8f74eee08de35eac7057a36b9542f1e03d', operation='UPDATE', pgid='pgtrigger_update_update_8f092', table='courses_attempt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attempt',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_attemptevent" ("closed_at", "closed_how", "deadline_at", "extra_minutes", "given_in", "grace_ends_at", "id", "most_points", "number", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "quiz_version_id", "seed", "started_at", "voided_at", "voided_by_id") VALUES (OLD."closed_at", OLD."closed_how", OLD."deadline_at", OLD."extra_minutes", OLD."given_in", OLD."grace_ends_at", OLD."id", OLD."most_points", OLD."number", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."quiz_version_id", OLD."seed", OLD."started_at", OLD."voided_at", OLD."voided_by_id"); RETURN NULL;', hash='ea7783b3b83953a264824cf17878a2d95f03cb51', operation='DELETE', pgid='pgtrigger_delete_delete_b2fa2', table='courses_attempt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quizversionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='09764df8548160611ad158d1040a7c25cef07ce2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6a477', table='courses_quizversionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reference',
            trigger=pgtrigger.compiler.Trigger(name='released_reference_is_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT released_at FROM courses_moduleversion WHERE id = OLD.module_version_id) IS NOT NULL THEN\n                RAISE EXCEPTION 'what a released version consists of is fixed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='71fbd0a3c20abb840b1bfb5966f92fb86078b068', operation='UPDATE OR DELETE', pgid='pgtrigger_released_reference_is_fixed_570c5', table='courses_reference', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reference',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_referenceevent" ("clause", "document", "edition", "id", "module_version_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "to_confirm") VALUES (NEW."clause", NEW."document", NEW."edition", NEW."id", NEW."module_version_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."public_id", NEW."to_confirm"); RETURN NULL;', hash='e3f75e4877f7e43f8119482fb0874a42cae6f06a', operation='INSERT', pgid='pgtrigger_insert_insert_06745', table='courses_reference', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reference',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_referenceevent" ("clause", "document", "edition", "id", "module_version_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "to_confirm") VALUES (NEW."clause", NEW."document", NEW."edition", NEW."id", NEW."module_version_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."public_id", NEW."to_confirm"); RETURN NULL;', hash='31fd6d8905052f86894c75b15650d78fab4f29a6', operation='UPDATE', pgid='pgtrigger_update_update_4c776', table='courses_reference', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reference',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_referenceevent" ("clause", "document", "edition", "id", "module_version_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "to_confirm") VALUES (OLD."clause", OLD."document", OLD."edition", OLD."id", OLD."module_version_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."public_id", OLD."to_confirm"); RETURN NULL;', hash='13ecba5d00b73a41d894c6e8978241e77a00eb79', operation='DELETE', pgid='pgtrigger_delete_delete_4b1c4', table='courses_reference', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='referenceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='769b6de3e941b91ce5c6b85a4800893ca3e4cc33', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7b25b', table='courses_referenceevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewcomment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_reviewcommentevent" ("about", "answered_at", "answered_by_id", "at", "id", "outcome_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "resolved_at", "review_id") VALUES (NEW."about", NEW."answered_at", NEW."answered_by_id", NEW."at", NEW."id", NEW."outcome_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."resolved_at", NEW."review_id"); RETURN NULL;', hash='d434a65310fbc6f1886442b2adcdbd3a295e42d0', operation='INSERT', pgid='pgtrigger_insert_insert_87607', table='courses_reviewcomment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewcomment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_reviewcommentevent" ("about", "answered_at", "answered_by_id", "at", "id", "outcome_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "resolved_at", "review_id") VALUES (NEW."about", NEW."answered_at", NEW."answered_by_id", NEW."at", NEW."id", NEW."outcome_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."resolved_at", NEW."review_id"); RETURN NULL;', hash='a1939682a636d482076569d6a34a062e7f99820a', operation='UPDATE', pgid='pgtrigger_update_update_d28e1', table='courses_reviewcomment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewcomment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_reviewcommentevent" ("about", "answered_at", "answered_by_id", "at", "id", "outcome_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "resolved_at", "review_id") VALUES (OLD."about", OLD."answered_at", OLD."answered_by_id", OLD."at", OLD."id", OLD."outcome_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."resolved_at", OLD."review_id"); RETURN NULL;', hash='02bbbbc528066973dfcba0ca38effa3cd5d09657', operation='DELETE', pgid='pgtrigger_delete_delete_388c6', table='courses_reviewcomment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewcommentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2b5b593812c31c1f2f4883a458bc263eeebeac92', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_85662', table='courses_reviewcommentevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='roleweight',
            constraint=models.UniqueConstraint(fields=('role', 'competency'), name='one_weight_a_competency'),
        ),
        migrations.AddConstraint(
            model_name='roleweight',
            constraint=models.CheckConstraint(condition=models.Q(('weight__gte', 1), ('weight__lte', 5)), name='weight_from_1_to_5'),
        ),
        migrations.AddConstraint(
            model_name='roleweight',
            constraint=models.CheckConstraint(condition=models.Q(('level__gte', 1), ('level__lte', 4)), name='wanted_level_from_1_to_4'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleweight',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_roleweightevent" ("competency_id", "id", "level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id", "weight") VALUES (NEW."competency_id", NEW."id", NEW."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."role_id", NEW."weight"); RETURN NULL;', hash='ba5ef94decbdca3e88e1cba80634868d7f65aae6', operation='INSERT', pgid='pgtrigger_insert_insert_5aeb8', table='courses_roleweight', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleweight',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_roleweightevent" ("competency_id", "id", "level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id", "weight") VALUES (NEW."competency_id", NEW."id", NEW."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."role_id", NEW."weight"); RETURN NULL;', hash='dedbe80b24ce1a260d778941456bf8b38ab77c6b', operation='UPDATE', pgid='pgtrigger_update_update_18ef9', table='courses_roleweight', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleweight',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_roleweightevent" ("competency_id", "id", "level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id", "weight") VALUES (OLD."competency_id", OLD."id", OLD."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."role_id", OLD."weight"); RETURN NULL;', hash='3cc45e74e8feef6dbd64678afcb77479b321c197', operation='DELETE', pgid='pgtrigger_delete_delete_c8458', table='courses_roleweight', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleweightevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e96070fb81940e548e49e20b65b5c9a00a5cbae2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a3e92', table='courses_roleweightevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='schoolcourse',
            constraint=models.UniqueConstraint(models.F('school'), django.db.models.functions.text.Lower('title'), condition=models.Q(('retired_at', None)), name='school_course_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schoolcourse',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_schoolcourseevent" ("created_at", "created_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "retired_at", "school_id", "title") VALUES (NEW."created_at", NEW."created_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."retired_at", NEW."school_id", NEW."title"); RETURN NULL;', hash='cc943c23d4e0256a9a5202ad621700a19cdb924a', operation='INSERT', pgid='pgtrigger_insert_insert_36324', table='courses_schoolcourse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schoolcourse',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_schoolcourseevent" ("created_at", "created_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "retired_at", "school_id", "title") VALUES (NEW."created_at", NEW."created_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."retired_at", NEW."school_id", NEW."title"); RETURN NULL;', hash='60ac20f330728604ce1e715696850c85e5770d46', operation='UPDATE', pgid='pgtrigger_update_update_e9498', table='courses_schoolcourse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schoolcourse',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_schoolcourseevent" ("created_at", "created_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "retired_at", "school_id", "title") VALUES (OLD."created_at", OLD."created_by_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."retired_at", OLD."school_id", OLD."title"); RETURN NULL;', hash='b1b5a1d7c5b08a40d7cef3f3e72024fc82c0e66f', operation='DELETE', pgid='pgtrigger_delete_delete_ec4c0', table='courses_schoolcourse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='courseoutcomeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='99b989dbde4f4e39b5484e4f579f37b6f5d3d567', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d4ec4', table='courses_courseoutcomeevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='courseoutcome',
            constraint=models.CheckConstraint(condition=models.Q(('level__in', [1, 2])), name='course_outcome_reaches_1_or_2'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='courseoutcome',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_courseoutcomeevent" ("course_id", "id", "level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "text") VALUES (NEW."course_id", NEW."id", NEW."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."public_id", NEW."text"); RETURN NULL;', hash='bac3c9fed9d9b999fb25dd8d86cfb8747527cf58', operation='INSERT', pgid='pgtrigger_insert_insert_88b32', table='courses_courseoutcome', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='courseoutcome',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_courseoutcomeevent" ("course_id", "id", "level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "text") VALUES (NEW."course_id", NEW."id", NEW."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."public_id", NEW."text"); RETURN NULL;', hash='9226003bf309a4d044ac5ff23de4935970c4fa06', operation='UPDATE', pgid='pgtrigger_update_update_76866', table='courses_courseoutcome', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='courseoutcome',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_courseoutcomeevent" ("course_id", "id", "level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "text") VALUES (OLD."course_id", OLD."id", OLD."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."public_id", OLD."text"); RETURN NULL;', hash='406da315b45057fb0c459794c58955e670c70aaa', operation='DELETE', pgid='pgtrigger_delete_delete_e4b69', table='courses_courseoutcome', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schoolcourseevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='231ee842d42f039196f03b82b79637897b7d514e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1a687', table='courses_schoolcourseevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='signoff',
            constraint=models.UniqueConstraint(condition=models.Q(('taken_back_at', None)), fields=('review', 'digest'), name='signed_once_as_it_reads'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signoff',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_signoffevent" ("at", "digest", "id", "meaning", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "review_id", "taken_back_at") VALUES (NEW."at", NEW."digest", NEW."id", NEW."meaning", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."review_id", NEW."taken_back_at"); RETURN NULL;', hash='ff35af42b88904dde0fbe1991eb07c5d89ccb85d', operation='INSERT', pgid='pgtrigger_insert_insert_fe47f', table='courses_signoff', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signoff',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_signoffevent" ("at", "digest", "id", "meaning", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "review_id", "taken_back_at") VALUES (NEW."at", NEW."digest", NEW."id", NEW."meaning", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."review_id", NEW."taken_back_at"); RETURN NULL;', hash='7d6ac7946202f8cbf3dcbbe44f486d7c4213f8e6', operation='UPDATE', pgid='pgtrigger_update_update_edd77', table='courses_signoff', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signoff',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_signoffevent" ("at", "digest", "id", "meaning", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "review_id", "taken_back_at") VALUES (OLD."at", OLD."digest", OLD."id", OLD."meaning", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."review_id", OLD."taken_back_at"); RETURN NULL;', hash='7ecebc7f2460332c9eb8b7296eb5e21b085a0869', operation='DELETE', pgid='pgtrigger_delete_delete_4674d', table='courses_signoff', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signoffevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0a786dea7db209e522fd20f14fdb2d6567c92eff', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_39321', table='courses_signoffevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='watchedvideo',
            constraint=models.UniqueConstraint(fields=('person', 'video'), name='one_place_a_video'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchedvideo',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_watchedvideoevent" ("id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "video_id") VALUES (NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."video_id"); RETURN NULL;', hash='64de40c36a9f676354494321e1f16af8943c77ae', operation='INSERT', pgid='pgtrigger_insert_insert_c7f1b', table='courses_watchedvideo', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchedvideo',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."video_id" IS DISTINCT FROM (NEW."video_id"))', func='INSERT INTO "courses_watchedvideoevent" ("id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "video_id") VALUES (NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."video_id"); RETURN NULL;', hash='be7b17598faa0bce7baf81fcdb8351d4fed85954', operation='UPDATE', pgid='pgtrigger_update_update_15ce8', table='courses_watchedvideo', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchedvideo',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_watchedvideoevent" ("id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "video_id") VALUES (OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."video_id"); RETURN NULL;', hash='cfe7c11f1b3da6798dd620e15832dcc26f79cda0', operation='DELETE', pgid='pgtrigger_delete_delete_6b801', table='courses_watchedvideo', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchedvideoevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f62db96a6c7efd50fb30f94902eada47f536b40e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ad2e4', table='courses_watchedvideoevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='showncompetency',
            trigger=pgtrigger.compiler.Trigger(name='released_shown_competencies_are_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT released_at FROM courses_checklistversion WHERE id = OLD.checklistversion_id) IS NOT NULL THEN\n                RAISE EXCEPTION 'what a released version consists of is fixed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='984fedb7f5a6b8b7141ed107788a66f917849e12', operation='UPDATE OR DELETE', pgid='pgtrigger_released_shown_competencies_are_fixed_3aaa1', table='courses_checklistversion_competencies', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='builtcompetency',
            trigger=pgtrigger.compiler.Trigger(name='released_competencies_are_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT released_at FROM courses_outcome JOIN courses_moduleversion v ON v.id = module_version_id WHERE courses_outcome.id = OLD.outcome_id) IS NOT NULL THEN\n                RAISE EXCEPTION 'what a released version consists of is fixed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='4e6426a6329cd1d1c308a810b2439b45ad954882', operation='UPDATE OR DELETE', pgid='pgtrigger_released_competencies_are_fixed_48418', table='courses_outcome_competencies', when='BEFORE')),
        ),
    ]
