from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('cohorts', '0011_lecturer_link'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='visitorlist',
            name='token_digest',
        ),
    ]
