import datetime
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.functions.math
import django.db.models.functions.text
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='CollatedMysql',
            fields=[
                ('name', models.CharField(db_collation='utf8mb4_bin', max_length=20, primary_key=True, serialize=False)),
                ('text', models.TextField(db_collation='utf8mb4_german2_ci')),
            ],
            options={
                'required_db_vendor': 'mysql',
            },
        ),
        migrations.CreateModel(
            name='CollatedPostgres',
            fields=[
                ('name', models.CharField(db_collation='C', max_length=20, unique=True)),
                ('text', models.TextField(db_collation='de-x-icu', db_index=True)),
                ('slug', models.SlugField(db_collation='POSIX', primary_key=True, serialize=False)),
            ],
            options={
                'required_db_vendor': 'postgresql',
            },
        ),
        migrations.CreateModel(
            name='CollatedSqlite',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(db_collation='nocase', max_length=20, unique=True)),
                ('text', models.TextField(db_collation='rtrim')),
            ],
            options={
                'required_db_vendor': 'sqlite',
            },
        ),
        migrations.CreateModel(
            name='Defaults',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(db_default="it's 5%", max_length=20)),
                ('blank', models.CharField(blank=True, db_default='', max_length=20)),
                ('number', models.IntegerField(db_default=42)),
                ('flag', models.BooleanField(db_default=False)),
                ('price', models.DecimalField(db_default=Decimal('9.90'), decimal_places=2, max_digits=5)),
                ('real', models.FloatField(db_default=django.db.models.functions.math.Pi())),
                ('day', models.DateField(db_default=datetime.date(2020, 1, 31))),
                ('made', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('both', models.IntegerField(db_default=2, default=1)),
                ('optional', models.IntegerField(db_default=None, null=True)),
                ('wrapped', models.IntegerField(db_default=models.Value(3))),
                ('worked_out', models.IntegerField(db_default=django.db.models.functions.comparison.Coalesce(models.Value(None), models.Value(4)))),
                ('positive', models.PositiveIntegerField(db_default=1)),
            ],
        ),
        migrations.CreateModel(
            name='Stored',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('width', models.IntegerField()),
                ('height', models.IntegerField(null=True)),
                ('name', models.CharField(max_length=20)),
                ('area', models.GeneratedField(db_persist=True, expression=django.db.models.expressions.CombinedExpression(models.F('width'), '*', models.F('height')), output_field=models.BigIntegerField())),
                ('bigger', models.GeneratedField(db_persist=True, expression=django.db.models.expressions.CombinedExpression(models.F('width'), '+', models.Value(10)), output_field=models.IntegerField())),
                ('lowered', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Lower('name'), output_field=models.CharField(max_length=20), unique=True)),
                ('length', models.GeneratedField(db_index=True, db_persist=True, expression=django.db.models.functions.text.Length('name'), output_field=models.PositiveIntegerField())),
            ],
        ),
        migrations.CreateModel(
            name='Tenant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=20)),
            ],
        ),
        migrations.CreateModel(
            name='Virtual',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('price', models.FloatField()),
                ('rounded', models.GeneratedField(db_persist=False, expression=django.db.models.functions.math.Round('price'), output_field=models.FloatField())),
            ],
            options={
                'required_db_features': {'supports_virtual_generated_columns'},
            },
        ),
        migrations.CreateModel(
            name='CollatedMysqlLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='computed.collatedmysql')),
            ],
            options={
                'required_db_vendor': 'mysql',
            },
        ),
        migrations.CreateModel(
            name='CollatedPostgresLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='computed.collatedpostgres')),
            ],
            options={
                'required_db_vendor': 'postgresql',
            },
        ),
        migrations.CreateModel(
            name='DefaultsChecked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.IntegerField(db_default=42)),
                ('name', models.CharField(max_length=9)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('number__gt', 0)), name='defaults_positive'), models.UniqueConstraint(fields=('name',), name='defaults_name')],
            },
        ),
        migrations.CreateModel(
            name='DefaultsPlainChecked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('name', models.CharField(max_length=9)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('name',), name='defaults_plain_name')],
            },
        ),
        migrations.CreateModel(
            name='Ledger',
            fields=[
                ('pk', models.CompositePrimaryKey('tenant_id', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('number', models.IntegerField()),
                ('label', models.CharField(max_length=20, unique=True)),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='computed.tenant')),
            ],
        ),
        migrations.CreateModel(
            name='Commented',
            fields=[
                ('id', models.BigAutoField(db_comment='the key', primary_key=True, serialize=False)),
                ('name', models.CharField(db_comment="what it's called", max_length=20)),
                ('rate', models.IntegerField(db_comment='per größe')),
                ('tenant', models.ForeignKey(db_comment='whose', on_delete=django.db.models.deletion.CASCADE, to='computed.tenant')),
            ],
            options={
                'db_table_comment': 'Rows with remarks',
            },
        ),
        migrations.CreateModel(
            name='Booking',
            fields=[
                ('pk', models.CompositePrimaryKey('tenant', 'ledger_number', 'line', blank=True, editable=False, primary_key=True, serialize=False)),
                ('ledger_number', models.IntegerField()),
                ('line', models.PositiveSmallIntegerField()),
                ('ledger', models.ForeignObject(from_fields=['tenant', 'ledger_number'], on_delete=django.db.models.deletion.CASCADE, related_name='bookings', to='computed.ledger', to_fields=['tenant', 'number'])),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='computed.tenant')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
    ]
