import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models

from records.migrating import FirstMigration


class Migration(FirstMigration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='OutgoingMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('state', models.CharField(choices=[('queued', 'queued'), ('sending', 'sending'), ('sent', 'sent'), ('failed', 'failed'), ('held', 'held'), ('uncertain', 'uncertain')], default='queued', max_length=12)),
                ('kind', models.CharField(help_text="the message's template, such as cohorts/place_offered", max_length=60)),
                ('about', models.UUIDField(blank=True, help_text='public_id of what the mail belongs to: the cohort whose team may read it', null=True)),
                ('part_of', models.UUIDField(blank=True, help_text='public_id of the letter of which this is a copy', null=True)),
                ('secret', models.BooleanField(default=False, help_text='carries a secret link: its body is shown to nobody')),
                ('to_address', models.EmailField(max_length=254, verbose_name='to')),
                ('to_name', models.CharField(blank=True, max_length=200)),
                ('reply_to', models.EmailField(blank=True, max_length=254)),
                ('language', models.CharField(default='en', max_length=5)),
                ('subject', models.CharField(max_length=300)),
                ('text', models.TextField()),
                ('html', models.TextField(blank=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('error', models.TextField(blank=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('next_attempt_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('recipient', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='mails', to=settings.AUTH_USER_MODEL)),
                ('resent_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='resends', to='records.outgoingmail')),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='MailAttachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('content_type', models.CharField(max_length=80)),
                ('content', models.BinaryField()),
                ('mail', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='records.outgoingmail')),
            ],
        ),
        migrations.CreateModel(
            name='OutgoingMailEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('state', models.CharField(choices=[('queued', 'queued'), ('sending', 'sending'), ('sent', 'sent'), ('failed', 'failed'), ('held', 'held'), ('uncertain', 'uncertain')], default='queued', max_length=12)),
                ('kind', models.CharField(help_text="the message's template, such as cohorts/place_offered", max_length=60)),
                ('about', models.UUIDField(blank=True, help_text='public_id of what the mail belongs to: the cohort whose team may read it', null=True)),
                ('part_of', models.UUIDField(blank=True, help_text='public_id of the letter of which this is a copy', null=True)),
                ('secret', models.BooleanField(default=False, help_text='carries a secret link: its body is shown to nobody')),
                ('language', models.CharField(default='en', max_length=5)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='records.outgoingmail')),
                ('recipient', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('resent_from', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='records.outgoingmail')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('state', models.CharField(choices=[('pending', 'Pending'), ('confirmed', 'Confirmed')], default='pending', max_length=10)),
                ('file', models.FileField(upload_to='stored/%Y/%m/')),
                ('name', models.CharField(help_text='as the person named it; never used as a path', max_length=200)),
                ('content_type', models.CharField(max_length=80)),
                ('size', models.PositiveBigIntegerField(help_text='bytes')),
                ('sha256', models.CharField(max_length=64)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('uploaded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='uploads', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StoredFileEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('state', models.CharField(choices=[('pending', 'Pending'), ('confirmed', 'Confirmed')], default='pending', max_length=10)),
                ('file', models.FileField(upload_to='stored/%Y/%m/')),
                ('content_type', models.CharField(max_length=80)),
                ('size', models.PositiveBigIntegerField(help_text='bytes')),
                ('sha256', models.CharField(max_length=64)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='records.storedfile')),
                ('uploaded_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('use', models.CharField(help_text='the name of the Use whose limits it keeps', max_length=40)),
                ('owner', models.CharField(help_text='who may go on with it, such as user:<public_id>', max_length=80)),
                ('scope', models.CharField(blank=True, help_text='whose total it counts for, such as a cohort', max_length=80)),
                ('name', models.CharField(max_length=200)),
                ('size', models.PositiveBigIntegerField(help_text='bytes, as announced')),
                ('fingerprint', models.CharField(help_text='tells the same file when an upload is taken up again', max_length=64)),
                ('key_digest', models.CharField(max_length=64)),
                ('received', models.PositiveBigIntegerField(default=0, help_text='bytes')),
                ('parts', models.PositiveIntegerField(default=0)),
                ('begun_at', models.DateTimeField(auto_now_add=True)),
                ('touched_at', models.DateTimeField(auto_now=True)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='uploads_begun', to=settings.AUTH_USER_MODEL)),
                ('stored', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='arrivals', to='records.storedfile')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='UploadEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('use', models.CharField(help_text='the name of the Use whose limits it keeps', max_length=40)),
                ('owner', models.CharField(help_text='who may go on with it, such as user:<public_id>', max_length=80)),
                ('scope', models.CharField(blank=True, help_text='whose total it counts for, such as a cohort', max_length=80)),
                ('size', models.PositiveBigIntegerField(help_text='bytes, as announced')),
                ('begun_at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='records.upload')),
                ('stored', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='records.storedfile')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='outgoingmail',
            index=models.Index(fields=['about', '-created_at'], name='records_out_about_7c9190_idx'),
        ),
        migrations.AddIndex(
            model_name='outgoingmail',
            index=models.Index(condition=models.Q(('state__in', ['queued', 'sending'])), fields=['state', 'next_attempt_at'], name='mail_unsent'),
        ),
        migrations.AddIndex(
            model_name='outgoingmail',
            index=models.Index(fields=['to_address'], name='records_out_to_addr_c2234b_idx'),
        ),
        migrations.AddIndex(
            model_name='outgoingmail',
            index=models.Index(condition=models.Q(('part_of__isnull', False)), fields=['part_of'], name='mail_part_of'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outgoingmail',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "records_outgoingmailevent" ("about", "created_at", "id", "kind", "language", "part_of", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recipient_id", "resent_from_id", "secret", "sent_at", "state") VALUES (NEW."about", NEW."created_at", NEW."id", NEW."kind", NEW."language", NEW."part_of", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."recipient_id", NEW."resent_from_id", NEW."secret", NEW."sent_at", NEW."state"); RETURN NULL;', hash='15149855a782c5427d05d93f8961bc5cb391854e', operation='INSERT', pgid='pgtrigger_insert_insert_8da24', table='records_outgoingmail', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outgoingmail',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."about" IS DISTINCT FROM (NEW."about") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."error" IS DISTINCT FROM (NEW."error") OR OLD."html" IS DISTINCT FROM (NEW."html") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."part_of" IS DISTINCT FROM (NEW."part_of") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."recipient_id" IS DISTINCT FROM (NEW."recipient_id") OR OLD."reply_to" IS DISTINCT FROM (NEW."reply_to") OR OLD."resent_from_id" IS DISTINCT FROM (NEW."resent_from_id") OR OLD."secret" IS DISTINCT FROM (NEW."secret") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."to_address" IS DISTINCT FROM (NEW."to_address") OR OLD."to_name" IS DISTINCT FROM (NEW."to_name"))', func='INSERT INTO "records_outgoingmailevent" ("about", "created_at", "id", "kind", "language", "part_of", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recipient_id", "resent_from_id", "secret", "sent_at", "state") VALUES (NEW."about", NEW."created_at", NEW."id", NEW."kind", NEW."language", NEW."part_of", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."recipient_id", NEW."resent_from_id", NEW."secret", NEW."sent_at", NEW."state"); RETURN NULL;', hash='5f5fbd555e8fad2356e735e485ae471134c21286', operation='UPDATE', pgid='pgtrigger_update_update_7533b', table='records_outgoingmail', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outgoingmail',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "records_outgoingmailevent" ("about", "created_at", "id", "kind", "language", "part_of", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recipient_id", "resent_from_id", "secret", "sent_at", "state") VALUES (OLD."about", OLD."created_at", OLD."id", OLD."kind", OLD."language", OLD."part_of", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."recipient_id", OLD."resent_from_id", OLD."secret", OLD."sent_at", OLD."state"); RETURN NULL;', hash='44a50e5e28e882d842f09530d134a3a19094606b', operation='DELETE', pgid='pgtrigger_delete_delete_d8b4a', table='records_outgoingmail', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outgoingmailevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f669db41313e26a2e3c1f3bd6d816dcd7c719d2c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4707c', table='records_outgoingmailevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='storedfile',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "records_storedfileevent" ("content_type", "created_at", "file", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sha256", "size", "state", "uploaded_by_id") VALUES (NEW."content_type", NEW."created_at", NEW."file", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."sha256", NEW."size", NEW."state", NEW."uploaded_by_id"); RETURN NULL;', hash='c471869e6d254c2e99c20ffed8bcb306a20e37b0', operation='INSERT', pgid='pgtrigger_insert_insert_658dc', table='records_storedfile', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='storedfile',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "records_storedfileevent" ("content_type", "created_at", "file", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sha256", "size", "state", "uploaded_by_id") VALUES (NEW."content_type", NEW."created_at", NEW."file", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."sha256", NEW."size", NEW."state", NEW."uploaded_by_id"); RETURN NULL;', hash='262fe85334d11b863a19d42eda3436df298555c7', operation='UPDATE', pgid='pgtrigger_update_update_31bda', table='records_storedfile', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='storedfile',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "records_storedfileevent" ("content_type", "created_at", "file", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sha256", "size", "state", "uploaded_by_id") VALUES (OLD."content_type", OLD."created_at", OLD."file", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."sha256", OLD."size", OLD."state", OLD."uploaded_by_id"); RETURN NULL;', hash='9163e3f564393c62af297d1a028ad7d8450ac0cf', operation='DELETE', pgid='pgtrigger_delete_delete_0454a', table='records_storedfile', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='storedfileevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5800d9c13778a7723eab6b80c09332f9e8e24de2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5c96b', table='records_storedfileevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='upload',
            index=models.Index(fields=['owner', 'use'], name='records_upl_owner_6691b3_idx'),
        ),
        migrations.AddIndex(
            model_name='upload',
            index=models.Index(fields=['scope', 'use'], name='records_upl_scope_383b74_idx'),
        ),
        migrations.AddConstraint(
            model_name='upload',
            constraint=models.UniqueConstraint(condition=models.Q(('stored', None)), fields=('owner', 'use', 'fingerprint'), name='one_open_upload_a_file'),
        ),
        migrations.AddConstraint(
            model_name='upload',
            constraint=models.CheckConstraint(condition=models.Q(('received__lte', models.F('size'))), name='upload_not_too_long'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='upload',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "records_uploadevent" ("begun_at", "by_id", "id", "owner", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "scope", "size", "stored_id", "use") VALUES (NEW."begun_at", NEW."by_id", NEW."id", NEW."owner", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."scope", NEW."size", NEW."stored_id", NEW."use"); RETURN NULL;', hash='ea49b40f7e5eebc7851f4e18b8112ef087dcb61c', operation='INSERT', pgid='pgtrigger_insert_insert_1252b', table='records_upload', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='upload',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."begun_at" IS DISTINCT FROM (NEW."begun_at") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."fingerprint" IS DISTINCT FROM (NEW."fingerprint") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."owner" IS DISTINCT FROM (NEW."owner") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."scope" IS DISTINCT FROM (NEW."scope") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."stored_id" IS DISTINCT FROM (NEW."stored_id") OR OLD."use" IS DISTINCT FROM (NEW."use"))', func='INSERT INTO "records_uploadevent" ("begun_at", "by_id", "id", "owner", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "scope", "size", "stored_id", "use") VALUES (NEW."begun_at", NEW."by_id", NEW."id", NEW."owner", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."scope", NEW."size", NEW."stored_id", NEW."use"); RETURN NULL;', hash='2808819e9c565676a64facd8af1d7870bce40ed2', operation='UPDATE', pgid='pgtrigger_update_update_8c615', table='records_upload', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='upload',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "records_uploadevent" ("begun_at", "by_id", "id", "owner", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "scope", "size", "stored_id", "use") VALUES (OLD."begun_at", OLD."by_id", OLD."id", OLD."owner", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."scope", OLD."size", OLD."stored_id", OLD."use"); RETURN NULL;', hash='3039d1ba90e1035d5ced7458528fa3849440bd32', operation='DELETE', pgid='pgtrigger_delete_delete_76b8e', table='records_upload', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='uploadevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8a6e64bf06b70ace68d695792a5ea888344f1860', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2bc36', table='records_uploadevent', when='BEFORE')),
        ),
    ]
