import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Bottle',
            fields=[
                ('id', models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='KeyedBottle',
            fields=[
                ('number', models.IntegerField(primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name='BigBottle',
            fields=[
                ('bottle_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='barekeys.bottle')),
                ('litres', models.FloatField()),
            ],
            bases=('barekeys.bottle',),
        ),
        migrations.CreateModel(
            name='Crate',
            fields=[
                ('id', models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=20)),
                ('beside', models.ManyToManyField(to='barekeys.crate')),
            ],
        ),
        migrations.AddField(
            model_name='bottle',
            name='crate',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='barekeys.crate'),
        ),
        migrations.AddField(
            model_name='bottle',
            name='labels',
            field=models.ManyToManyField(related_name='labelled', to='barekeys.crate'),
        ),
    ]
