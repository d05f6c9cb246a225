import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paid', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='Invoice',
            fields=[
                ('number', models.CharField(max_length=12, primary_key=True, serialize=False)),
                ('corrects', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to='billing.invoice')),
            ],
        ),
    ]
