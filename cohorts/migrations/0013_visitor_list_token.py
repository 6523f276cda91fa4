from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('cohorts', '0012_checks_salt'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='visitorlist',
            name='token_digest',
        ),
    ]
