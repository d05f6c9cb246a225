import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Country',
            fields=[
                ('iso', models.CharField(max_length=2, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(unique=True)),
                ('name', models.CharField(max_length=60, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='Depot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_name', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='depots_by_name', to='pointers.country', to_field='name')),
                ('by_number', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='depots_by_number', to='pointers.country', to_field='number')),
            ],
        ),
        migrations.CreateModel(
            name='Machine',
            fields=[
                ('serial', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name='CountryKey',
            fields=[
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to='pointers.country')),
            ],
        ),
        migrations.CreateModel(
            name='DepotNote',
            fields=[
                ('depot', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to='pointers.depot')),
                ('text', models.TextField()),
            ],
        ),
        migrations.AddField(
            model_name='depot',
            name='machine',
            field=models.ForeignKey(db_column='machine_serial', on_delete=django.db.models.deletion.PROTECT, to='pointers.machine'),
        ),
        migrations.AddField(
            model_name='depot',
            name='only_one',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sole_depot', to='pointers.machine'),
        ),
        migrations.AddField(
            model_name='depot',
            name='spare',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='spare_in', to='pointers.machine'),
        ),
        migrations.AddField(
            model_name='depot',
            name='unindexed',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='unindexed_in', to='pointers.machine'),
        ),
        migrations.CreateModel(
            name='River',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(app_label)s_%(class)s_items', related_query_name='%(app_label)s_%(class)s', to='pointers.country')),
                ('mouth_country', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mouth_of+', to='pointers.country')),
                ('source_country', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='pointers.country')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Town',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(app_label)s_%(class)s_items', related_query_name='%(app_label)s_%(class)s', to='pointers.country')),
                ('twin', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='twins', to='pointers.town')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Flag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('country', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, to='pointers.country')),
                ('bearer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='pointers.town')),
            ],
        ),
        migrations.AddField(
            model_name='depot',
            name='chosen',
            field=models.ForeignKey(default=1, limit_choices_to={'country__iso': 'NO'}, on_delete=django.db.models.deletion.CASCADE, related_name='chosen_by', to='pointers.town', verbose_name='chosen town'),
        ),
        migrations.AddField(
            model_name='depot',
            name='unique_fk',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='unique_depot', to='pointers.town', unique=True),
        ),
        migrations.CreateModel(
            name='DepotNoteSeal',
            fields=[
                ('note', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to='pointers.depotnote')),
            ],
        ),
        migrations.CreateModel(
            name='SealLog',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('keyed_by_fk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='pointers.countrykey')),
                ('seal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='pointers.depotnoteseal')),
            ],
            options={
                'default_related_name': 'logs',
            },
        ),
    ]
