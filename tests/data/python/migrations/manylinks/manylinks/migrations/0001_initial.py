import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Genre',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=20, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='Venue',
            fields=[
                ('slug', models.CharField(max_length=20, primary_key=True, serialize=False)),
                ('open', models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name='Band',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40)),
                ('genres', models.ManyToManyField(related_name='bands', related_query_name='band', to='manylinks.genre')),
                ('hidden_genres', models.ManyToManyField(db_table='band hidden', related_name='+', to='manylinks.genre')),
                ('loose_genres', models.ManyToManyField(db_constraint=False, related_name='loose_%(class)s_set', to='manylinks.genre')),
            ],
        ),
        migrations.CreateModel(
            name='Player',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40)),
                ('friends', models.ManyToManyField(to='manylinks.player')),
                ('mentors', models.ManyToManyField(blank=True, related_name='pupils', to='manylinks.player')),
            ],
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('joined', models.DateField()),
                ('role', models.CharField(default='', max_length=30)),
                ('band', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='manylinks.band')),
                ('player', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='manylinks.player')),
            ],
        ),
        migrations.CreateModel(
            name='Guest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fee', models.DecimalField(decimal_places=2, max_digits=6, null=True)),
                ('band', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='manylinks.band')),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='manylinks.player')),
                ('player', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='manylinks.player')),
            ],
        ),
        migrations.AddField(
            model_name='band',
            name='guests',
            field=models.ManyToManyField(related_name='guest_in', through='manylinks.Guest', through_fields=('band', 'player'), to='manylinks.player'),
        ),
        migrations.AddField(
            model_name='band',
            name='members',
            field=models.ManyToManyField(related_name='bands', through='manylinks.Membership', to='manylinks.player'),
        ),
        migrations.CreateModel(
            name='Slot',
            fields=[
                ('programme', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to='manylinks.programme')),
            ],
        ),
        migrations.CreateModel(
            name='Rivalry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('score', models.PositiveSmallIntegerField(default=0)),
                ('challenged', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='challenged_by', to='manylinks.player')),
                ('challenger', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='challenges', to='manylinks.player')),
                ('referee', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='manylinks.player')),
            ],
        ),
        migrations.AddField(
            model_name='player',
            name='rivals',
            field=models.ManyToManyField(through='manylinks.Rivalry', through_fields=('challenger', 'challenged'), to='manylinks.player'),
        ),
        migrations.AddField(
            model_name='programme',
            name='venues',
            field=models.ManyToManyField(to='manylinks.venue'),
        ),
        migrations.AddField(
            model_name='band',
            name='later',
            field=models.ManyToManyField(limit_choices_to={'open': True}, to='manylinks.venue'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(fields=('player', 'band'), name='one_membership'),
        ),
        migrations.AddField(
            model_name='slot',
            name='band',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='manylinks.band'),
        ),
        migrations.AddField(
            model_name='programme',
            name='bands',
            field=models.ManyToManyField(through='manylinks.Slot', to='manylinks.band'),
        ),
    ]
