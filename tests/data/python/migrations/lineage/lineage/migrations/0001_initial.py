import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Anonymous',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField()),
            ],
            options={
                'db_table': 'lineage_nameless',
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made', models.DateTimeField(auto_now_add=True)),
                ('name', models.CharField(max_length=50)),
                ('nickname', models.CharField(blank=True, max_length=50)),
                ('street', models.CharField(max_length=80)),
            ],
            options={
                'ordering': ['name'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Chair',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='Guide',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='Ship',
            fields=[
                ('ship_id', models.AutoField(primary_key=True, serialize=False)),
                ('tonnage', models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Bar',
            fields=[
                ('base', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, related_name='as_bar', serialize=False, to='lineage.place')),
                ('licence', models.CharField(max_length=20)),
            ],
            options={
                'verbose_name': 'public bar',
            },
            bases=('lineage.place',),
        ),
        migrations.CreateModel(
            name='Cafe',
            fields=[
                ('place_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='lineage.place')),
                ('seats', models.PositiveIntegerField(default=0)),
            ],
            bases=('lineage.place',),
        ),
        migrations.AddIndex(
            model_name='place',
            index=models.Index(fields=['name'], name='lineage_pla_name_0850c8_idx'),
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='lineage_place_named'),
        ),
        migrations.AddField(
            model_name='chair',
            name='stored_at',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='stored', to='lineage.place'),
        ),
        migrations.CreateModel(
            name='PocketGuide',
            fields=[
                ('guide_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='lineage.guide')),
                ('pages', models.IntegerField()),
            ],
            bases=('lineage.guide',),
        ),
        migrations.AddField(
            model_name='guide',
            name='places',
            field=models.ManyToManyField(to='lineage.place'),
        ),
        migrations.CreateModel(
            name='LateBar',
            fields=[
                ('bar_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='lineage.bar')),
                ('closes', models.TimeField()),
            ],
            options={
                'ordering': ['-closes'],
            },
            bases=('lineage.bar',),
        ),
        migrations.CreateModel(
            name='ShipBar',
            fields=[
                ('ship_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, to='lineage.ship')),
                ('bar_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='lineage.bar')),
                ('deck', models.IntegerField()),
            ],
            options={
                'db_table': 'lineage_floating_bar',
            },
            bases=('lineage.bar', 'lineage.ship'),
        ),
        migrations.AddField(
            model_name='chair',
            name='cafe',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='lineage.cafe'),
        ),
        migrations.CreateModel(
            name='OldCafe',
            fields=[
            ],
            options={
                'ordering': ['-seats'],
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('lineage.cafe',),
        ),
        migrations.AddField(
            model_name='guide',
            name='bars',
            field=models.ManyToManyField(related_name='guides', to='lineage.latebar'),
        ),
        migrations.AddField(
            model_name='chair',
            name='old',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='old_chairs', to='lineage.oldcafe'),
        ),
        migrations.CreateModel(
            name='OlderCafe',
            fields=[
            ],
            options={
                'verbose_name': 'much older café',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('lineage.oldcafe',),
        ),
    ]
