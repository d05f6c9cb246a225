import datetime
import depot.fields
import depot.models
import django.db.models.functions.text
import pathlib
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Single',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'permissions': (('x', 'X'),),
                'get_latest_by': ('id',),
                'default_permissions': ('add',),
                'select_on_save': False,
            },
            bases=(depot.models.Mixin, models.Model, depot.models.Last),
        ),
        migrations.CreateModel(
            name='Crate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(default=datetime.date(2001, 2, 3))),
                ('word', models.CharField(max_length=9)),
                ('name', models.CharField(max_length=5)),
                ('code', depot.fields.CodeField()),
                ('other', depot.fields.CodeField(separator='/')),
                ('loose', depot.fields.LooseField()),
                ('long', depot.fields.LooseField(max_length=60)),
                ('short', depot.fields.ShortField(unique=True)),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(django.db.models.functions.text.Lower('word'), name='crate_small')],
                'constraints': [models.CheckConstraint(condition=models.Q(('day__gte', datetime.date(2001, 2, 3)), ('word', 'base')), name='crate_day')],
            },
        ),
        migrations.CreateModel(
            name='Pair',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sizes', models.JSONField(db_default=(5, 10), default=(1, (2, [3])))),
                ('lists', models.JSONField(default=[1, (2,)])),
                ('most', models.PositiveBigIntegerField(default=9223372036854775807)),
                ('least', models.BigIntegerField(default=-9223372036854775808)),
                ('rest', models.IntegerField(default=-4)),
                ('files', models.FileField(upload_to=pathlib.PurePosixPath('a/b/c'))),
                ('told', models.CharField(max_length=3)),
                ('crates', models.ManyToManyField(to='depot.crate')),
            ],
            options={
                'ordering': ('most',),
                'permissions': [['a', 'A'], ('b', 'B')],
                'managed': True,
                'default_permissions': ['add'],
                'required_db_features': ['supports_transactions'],
                'required_db_vendor': None,
            },
            bases=(models.Model, depot.models.Mixin),
        ),
    ]
