import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Play',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('key', models.PositiveBigIntegerField(primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name='Stage',
            fields=[
                ('key', models.SmallAutoField(primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name='Actor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=30)),
                ('coach', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='lateadds.actor')),
            ],
        ),
        migrations.CreateModel(
            name='Motto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(db_default='a\\b', db_index=True, max_length=20)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('text__in', ['a\\b', '%', "x'y", 'ö'])), name='motto_text')],
            },
        ),
        migrations.CreateModel(
            name='Scene',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('next_scene', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to='lateadds.scene')),
                ('play', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='lateadds.play')),
            ],
            options={
                'order_with_respect_to': 'play',
            },
        ),
        migrations.AddField(
            model_name='play',
            name='opening',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opens', to='lateadds.scene'),
        ),
        migrations.AddField(
            model_name='play',
            name='scenes',
            field=models.ManyToManyField(related_name='plays', to='lateadds.scene'),
        ),
        migrations.CreateModel(
            name='Booking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='lateadds.seat')),
                ('only', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='lateadds.stage')),
                ('stage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='lateadds.stage')),
            ],
        ),
        migrations.CreateModel(
            name='Troupe',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(unique=True)),
                ('founder', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='lateadds.actor')),
            ],
        ),
        migrations.AddField(
            model_name='actor',
            name='former',
            field=models.ForeignKey(default=3, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='lateadds.troupe'),
        ),
        migrations.AddField(
            model_name='actor',
            name='guest_of',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='lateadds.troupe'),
        ),
        migrations.AddField(
            model_name='actor',
            name='lead_of',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='lead', to='lateadds.troupe'),
        ),
        migrations.AddField(
            model_name='actor',
            name='troupe',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='lateadds.troupe'),
        ),
        migrations.CreateModel(
            name='Poster',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('troupe', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='lateadds.troupe', to_field='number')),
            ],
            options={
                'order_with_respect_to': 'troupe',
            },
        ),
    ]
