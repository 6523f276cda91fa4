import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models

from records.migrating import FirstMigration


class Migration(FirstMigration):

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Competency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('code', models.CharField(max_length=10, verbose_name='code')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('domain', models.CharField(max_length=80, verbose_name='domain')),
                ('course_target', models.PositiveSmallIntegerField(choices=[(1, '1, explains'), (2, '2, performs under supervision, simulated')], verbose_name='level aimed at')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='competencies', to='accounts.organisation')),
            ],
            options={
                'ordering': ['domain', 'code'],
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
                ('domain', models.CharField(max_length=80, verbose_name='domain')),
                ('course_target', models.PositiveSmallIntegerField(choices=[(1, '1, explains'), (2, '2, performs under supervision, simulated')], verbose_name='level aimed at')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.competency')),
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
                ('module', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='courses.module')),
            ],
            options={
                'ordering': ['module__code', '-number'],
            },
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
                ('modules', models.ManyToManyField(related_name='programme_versions', through='courses.ProgrammeModule', to='courses.moduleversion')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='courses.programme')),
            ],
            options={
                'ordering': ['programme', '-number'],
            },
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
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='courses.programmeversion')),
                ('programme', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='courses.programme')),
            ],
            options={
                'abstract': False,
            },
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
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_competencyevent" ("code", "course_target", "domain", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "title") VALUES (NEW."code", NEW."course_target", NEW."domain", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."title"); RETURN NULL;', hash='97e9c85b04e2a49684954e2433582c32a2ac0d8d', operation='INSERT', pgid='pgtrigger_insert_insert_59dca', table='courses_competency', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='competency',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_competencyevent" ("code", "course_target", "domain", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "title") VALUES (NEW."code", NEW."course_target", NEW."domain", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."title"); RETURN NULL;', hash='f2150d521c587774c815e4525e30b500cbc0c5d5', operation='UPDATE', pgid='pgtrigger_update_update_fbeed', table='courses_competency', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='competency',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_competencyevent" ("code", "course_target", "domain", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "title") VALUES (OLD."code", OLD."course_target", OLD."domain", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."title"); RETURN NULL;', hash='bae765307d876ca100dbd8ba18f46284449cca20', operation='DELETE', pgid='pgtrigger_delete_delete_ca2bf', table='courses_competency', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='competencyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ec6011f89924ddbb78ae8d78a309e590412f6698', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d74e5', table='courses_competencyevent', when='BEFORE')),
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
            trigger=pgtrigger.compiler.Trigger(name='released_module_is_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."released_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9bde0a33e3c421066640a8985711c8e34fd5e09e', operation='UPDATE OR DELETE', pgid='pgtrigger_released_module_is_fixed_2a780', table='courses_moduleversion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='moduleversion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_moduleversionevent" ("id", "module_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "practice_minutes", "public_id", "released_at", "state", "summary", "theory_minutes", "title") VALUES (NEW."id", NEW."module_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."practice_minutes", NEW."public_id", NEW."released_at", NEW."state", NEW."summary", NEW."theory_minutes", NEW."title"); RETURN NULL;', hash='efa202b768b3bc22025097c27a2553257ed6844e', operation='INSERT', pgid='pgtrigger_insert_insert_ceee0', table='courses_moduleversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='moduleversion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_moduleversionevent" ("id", "module_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "practice_minutes", "public_id", "released_at", "state", "summary", "theory_minutes", "title") VALUES (NEW."id", NEW."module_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."practice_minutes", NEW."public_id", NEW."released_at", NEW."state", NEW."summary", NEW."theory_minutes", NEW."title"); RETURN NULL;', hash='8e0af011a87329f0493c6078bbf9d0d9a04e2a61', operation='UPDATE', pgid='pgtrigger_update_update_35f37', table='courses_moduleversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='moduleversion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_moduleversionevent" ("id", "module_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "practice_minutes", "public_id", "released_at", "state", "summary", "theory_minutes", "title") VALUES (OLD."id", OLD."module_id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."practice_minutes", OLD."public_id", OLD."released_at", OLD."state", OLD."summary", OLD."theory_minutes", OLD."title"); RETURN NULL;', hash='78e2891a8a5d2d4451144e111de5c8353c36fb8a', operation='DELETE', pgid='pgtrigger_delete_delete_f728a', table='courses_moduleversion', when='AFTER')),
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
            trigger=pgtrigger.compiler.Trigger(name='released_programme_is_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."released_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='782e25ce3639b7d6cb40dc9504ec39c1676b19e0', operation='UPDATE OR DELETE', pgid='pgtrigger_released_programme_is_fixed_439e0', table='courses_programmeversion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmeversion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_programmeversionevent" ("id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "public_id", "released_at", "state") VALUES (NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."public_id", NEW."released_at", NEW."state"); RETURN NULL;', hash='8c15998c1584d58295ebd4af221b9ca1a358e6f2', operation='INSERT', pgid='pgtrigger_insert_insert_82182', table='courses_programmeversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmeversion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "courses_programmeversionevent" ("id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "public_id", "released_at", "state") VALUES (NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."programme_id", NEW."public_id", NEW."released_at", NEW."state"); RETURN NULL;', hash='4efd7a07e1aa064055373118a0c3c19a664d1a54', operation='UPDATE', pgid='pgtrigger_update_update_9c049', table='courses_programmeversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmeversion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "courses_programmeversionevent" ("id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "public_id", "released_at", "state") VALUES (OLD."id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."public_id", OLD."released_at", OLD."state"); RETURN NULL;', hash='f048604a6e87b200ed38d178afd387bd7c094187', operation='DELETE', pgid='pgtrigger_delete_delete_41fa0', table='courses_programmeversion', when='AFTER')),
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
        pgtrigger.migrations.AddTrigger(
            model_name='builtcompetency',
            trigger=pgtrigger.compiler.Trigger(name='released_competencies_are_fixed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT released_at FROM courses_outcome JOIN courses_moduleversion v ON v.id = module_version_id WHERE courses_outcome.id = OLD.outcome_id) IS NOT NULL THEN\n                RAISE EXCEPTION 'what a released version consists of is fixed';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='4e6426a6329cd1d1c308a810b2439b45ad954882', operation='UPDATE OR DELETE', pgid='pgtrigger_released_competencies_are_fixed_48418', table='courses_outcome_competencies', when='BEFORE')),
        ),
    ]
