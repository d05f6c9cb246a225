import datetime
import django.core.serializers.json
import django.core.validators
import fieldkinds.models
import uuid
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Choices',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('size', models.CharField(choices=[('S', 'Small'), ('L', 'Large'), ('XL', 'Extra large')], default='S', max_length=2)),
                ('size_class', models.CharField(choices=[('S', 'Small'), ('L', 'Large'), ('XL', 'Extra large')], max_length=2)),
                ('grade', models.IntegerField(choices=[(1, 'Low'), (5, 'Middle'), (10, 'High')], default=5)),
                ('pairs', models.CharField(choices=[('a', 'Alpha'), ('b', 'Beta')], max_length=1)),
                ('mapping', models.CharField(choices=[('x', 'Ex'), ('y', 'Why')], max_length=1)),
                ('grouped', models.CharField(blank=True, choices=[('Warm', [('r', 'Red'), ('o', 'Orange')]), ('Cold', [('b', 'Blue')]), ('n', 'None')], max_length=5)),
                ('called', models.CharField(choices=fieldkinds.models.colours, max_length=1)),
                ('empty_label', models.IntegerField(choices=[(None, 'Unknown'), (1, 'One')], null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Moments',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('made_on', models.DateField(auto_now_add=True)),
                ('title', models.CharField(max_length=20, unique_for_date='day')),
                ('chapter', models.CharField(max_length=20, unique_for_month='day')),
                ('volume', models.CharField(max_length=20, unique_for_year='day')),
                ('stamp', models.DateTimeField(db_index=True)),
                ('touched', models.DateTimeField(auto_now=True)),
                ('clock', models.TimeField(null=True)),
                ('ticked', models.TimeField(auto_now=True)),
                ('span', models.DurationField(default=datetime.timedelta(seconds=3600))),
            ],
        ),
        migrations.CreateModel(
            name='Numbers',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('whole', models.IntegerField(default=7)),
                ('big', models.BigIntegerField(null=True)),
                ('small', models.SmallIntegerField(db_index=True)),
                ('positive', models.PositiveIntegerField()),
                ('positive_big', models.PositiveBigIntegerField(default=0)),
                ('positive_small', models.PositiveSmallIntegerField(unique=True)),
                ('real', models.FloatField(blank=True, null=True)),
                ('price', models.DecimalField(decimal_places=2, default=Decimal('1.50'), max_digits=9, validators=[django.core.validators.MinValueValidator(0)])),
                ('ratio', models.DecimalField(db_index=True, decimal_places=4, max_digits=4)),
                ('flag', models.BooleanField()),
                ('tristate', models.BooleanField(default=None, null=True)),
                ('year', models.IntegerField(default=fieldkinds.models.this_year, verbose_name='Year of issue')),
            ],
        ),
        migrations.CreateModel(
            name='Others',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('raw', models.BinaryField()),
                ('small_raw', models.BinaryField(default=b'ab', editable=True, max_length=16, null=True)),
                ('doc', models.JSONField()),
                ('opt_doc', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, null=True)),
                ('address', models.GenericIPAddressField()),
                ('v4', models.GenericIPAddressField(blank=True, null=True, protocol='IPv4')),
                ('mapped', models.GenericIPAddressField(unique=True, unpack_ipv4=True)),
                ('token', models.UUIDField()),
                ('opt_token', models.UUIDField(null=True, unique=True)),
                ('upload', models.FileField(upload_to='files/%Y')),
                ('indexed_upload', models.FileField(db_index=True, max_length=200, upload_to='')),
                ('picture', models.ImageField(blank=True, height_field='high', upload_to='pictures', width_field='wide')),
                ('wide', models.PositiveIntegerField(null=True)),
                ('high', models.PositiveIntegerField(null=True)),
                ('path', models.FilePathField(match='.*\\.txt$', path='assets', recursive=True)),
            ],
        ),
        migrations.CreateModel(
            name='PlainKey',
            fields=[
                ('key', models.AutoField(primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name='TextKey',
            fields=[
                ('code', models.CharField(max_length=12, primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name='Texts',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('short', models.CharField(db_index=True, max_length=40, verbose_name='a short text')),
                ('code', models.CharField(max_length=10, unique=True, validators=[django.core.validators.RegexValidator('^[A-Z]+$')])),
                ('optional', models.CharField(blank=True, default='none', max_length=10, null=True)),
                ('renamed', models.CharField(db_column='Other Name', max_length=5)),
                ('long', models.TextField(help_text='As long as you like.')),
                ('indexed_long', models.TextField(db_index=True)),
                ('limited_long', models.TextField(default='', max_length=500)),
                ('slug', models.SlugField(max_length=70, unique=True)),
                ('free_slug', models.SlugField(allow_unicode=True, db_index=False)),
                ('mail', models.EmailField(max_length=254)),
                ('other_mail', models.EmailField(error_messages={'unique': 'Taken.'}, max_length=100, unique=True)),
                ('link', models.URLField()),
                ('long_link', models.URLField(editable=False, max_length=500, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='TinyKey',
            fields=[
                ('key', models.SmallAutoField(primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name='UuidKey',
            fields=[
                ('token', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name='WideKey',
            fields=[
                ('key', models.BigAutoField(db_column='wide', primary_key=True, serialize=False)),
            ],
        ),
    ]
