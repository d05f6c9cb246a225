import datetime
import django.core.validators
import django.db.models.constraints
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import re
import uuid
import values.fields
import values.models
import values.validators
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Callables',
            fields=[
                ('code', models.CharField(default=values.models.make_code, max_length=9)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('now', models.DateTimeField(default=django.utils.timezone.now)),
                ('today', models.DateField(default=datetime.date.today)),
                ('raw_now', models.DateTimeField(default=datetime.datetime.now)),
                ('items', models.JSONField(default=list)),
                ('upload', models.FileField(upload_to=values.models.folder, validators=[django.core.validators.FileExtensionValidator(['pdf', 'txt'])])),
                ('choice', models.CharField(choices=values.models.plain_choices, max_length=1)),
            ],
        ),
        migrations.CreateModel(
            name='Checked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bounded', models.IntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(limit_value=9, message='Too much')])),
                ('matched', models.CharField(max_length=9, validators=[django.core.validators.RegexValidator(flags=re.RegexFlag['IGNORECASE'], regex='^\\d+$')])),
                ('slug', models.CharField(max_length=9, validators=[django.core.validators.RegexValidator(re.compile('^[-a-zA-Z0-9_]+\\Z'), 'Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.', 'invalid'), django.core.validators.EmailValidator(), values.validators.validate_even])),
                ('multiple', models.IntegerField(validators=[values.validators.Multiple(3), values.validators.Multiple(of=5)])),
                ('compiled', models.CharField(max_length=9, validators=[django.core.validators.RegexValidator(re.compile('^a'))])),
                ('sku', values.fields.SkuField(max_length=12, unique=True)),
                ('long_sku', values.fields.SkuField(max_length=20, null=True, unique=True)),
                ('messages', models.IntegerField(error_messages={'invalid': 'Wrong', 'required': 'Needed'})),
            ],
        ),
        migrations.CreateModel(
            name='Choices',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('out', 'Published')], default='draft', max_length=9)),
                ('status_class', models.CharField(choices=[('draft', 'Draft'), ('out', 'Published')], default='out', max_length=9)),
                ('level', models.IntegerField(choices=[(1, 'Low'), (9, 'Very High')], default=9)),
                ('colour', models.CharField(choices=[('r', 'Red'), ('g', 'Green')], max_length=1, verbose_name='colour')),
                ('grouped', models.CharField(blank=True, choices=[('Warm', [('r', 'Red')]), ('c', 'Cold')], max_length=1)),
                ('mapping', models.IntegerField(choices=[(1, 'One'), (2, 'Two')])),
            ],
        ),
        migrations.CreateModel(
            name='Fields',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('auto', models.SlugField()),
                ('unindexed', models.SlugField(db_index=False, max_length=80)),
                ('unique', models.SlugField(unique=True)),
                ('mail', models.EmailField(max_length=254)),
                ('url', models.URLField()),
                ('file', models.FileField(upload_to='')),
                ('path', models.FilePathField(allow_files=False, allow_folders=True, path='/srv')),
                ('address', models.GenericIPAddressField()),
                ('editable', models.BinaryField(editable=True)),
                ('added', models.DateTimeField(auto_now_add=True)),
                ('touched', models.DateField(auto_now=True, db_index=True)),
                ('defaults', models.CharField(max_length=3)),
            ],
        ),
        migrations.CreateModel(
            name='Literals',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('whole', models.IntegerField(default=-7)),
                ('large', models.BigIntegerField(default=86400)),
                ('hexed', models.IntegerField(default=16)),
                ('real', models.FloatField(default=1.5)),
                ('tiny', models.FloatField(default=1e-07)),
                ('huge', models.FloatField(default=1e+16)),
                ('round', models.FloatField(default=2.0)),
                ('price', models.DecimalField(decimal_places=2, default=Decimal('0.10'), max_digits=5)),
                ('other_price', models.DecimalField(decimal_places=2, default=Decimal('3'), max_digits=5)),
                ('small_price', models.DecimalField(decimal_places=10, default=Decimal('1E-9'), max_digits=12)),
                ('day', models.DateField(default=datetime.date(2020, 2, 29))),
                ('clock', models.TimeField(default=datetime.time(12, 30))),
                ('seconds', models.TimeField(default=datetime.time(1, 2, 3, 4))),
                ('stamp', models.DateTimeField(default=datetime.datetime(2020, 1, 2, 0, 0, tzinfo=datetime.timezone.utc))),
                ('span', models.DurationField(default=datetime.timedelta(days=1, seconds=7200, microseconds=5000))),
                ('back', models.DurationField(default=datetime.timedelta(days=-1, seconds=82800))),
                ('key', models.UUIDField(default=uuid.UUID('12345678-1234-5678-1234-567812345678'))),
                ('data', models.BinaryField(default=b"a'\x00\xff")),
                ('text', models.CharField(default='it\'s "both" \\ and\ttab\nline', max_length=40)),
                ('unicode', models.CharField(default='日本\u200b\xa0😀', max_length=40, verbose_name='naïve – name')),
                ('nothing', models.CharField(default=None, max_length=3, null=True)),
                ('mapping', models.JSONField(default=dict, help_text='Keys & values')),
            ],
        ),
        migrations.CreateModel(
            name='Expressions',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('low', models.IntegerField()),
                ('high', models.IntegerField()),
                ('name', models.CharField(max_length=20)),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('out', 'Published')], max_length=9)),
                ('made', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('one', models.IntegerField(db_default=models.Value(1))),
                ('total', models.GeneratedField(db_persist=True, expression=django.db.models.expressions.CombinedExpression(models.F('low'), '+', django.db.models.expressions.CombinedExpression(models.F('high'), '*', models.Value(2))), output_field=models.BigIntegerField())),
                ('label', models.GeneratedField(db_persist=False, expression=models.Case(models.When(low__gt=3, then=models.Value('big')), default=models.Value('small'), output_field=models.CharField(max_length=5)), output_field=models.CharField(max_length=5, verbose_name='the label'))),
                ('shown', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Concat(django.db.models.functions.text.Upper('name'), models.Value(' '), django.db.models.functions.comparison.Cast('low', models.CharField(max_length=9))), output_field=models.EmailField(max_length=254))),
                ('rest', models.GeneratedField(db_persist=True, expression=django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('low'), '%%', models.Value(2)), '-', models.Value(1)), output_field=models.IntegerField())),
                ('power', models.GeneratedField(db_persist=True, expression=django.db.models.expressions.CombinedExpression(models.Value(2), '^', models.F('low')), output_field=models.IntegerField())),
                ('minus', models.GeneratedField(db_persist=True, expression=django.db.models.expressions.CombinedExpression(models.F('low'), '*', models.Value(-1)), output_field=models.IntegerField())),
                ('bits', models.GeneratedField(db_persist=True, expression=django.db.models.expressions.CombinedExpression(models.F('low'), '&', models.Value(3)), output_field=models.IntegerField())),
                ('func', models.GeneratedField(db_persist=True, expression=models.Func('low', function='ABS', output_field=models.IntegerField()), output_field=models.IntegerField())),
                ('wrapped', models.GeneratedField(db_persist=True, expression=models.ExpressionWrapper(models.Q(('low', 1)), output_field=models.BooleanField()), output_field=models.BooleanField())),
            ],
            options={
                'indexes': [models.Index(models.OrderBy(django.db.models.functions.text.Lower('name'), descending=True, nulls_last=True), models.F('low'), name='expressions_mixed'), models.Index(fields=['-low', 'name'], name='values_expr_low_c705d0_idx'), models.Index(condition=models.Q(('low__gt', 1), models.Q(('status', 'draft'), _negated=True)), fields=['name'], name='values_part'), models.Index(django.db.models.functions.datetime.TruncDate('made'), name='by_day'), models.Index(django.db.models.functions.comparison.Coalesce('low', 0), name='or_nothing'), models.Index(fields=['low'], include=('name',), name='with_name')],
                'constraints': [models.CheckConstraint(condition=models.Q(('low__lte', models.F('high'))), name='values_expressions_order'), models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'out'])), name='known', violation_error_message='Unknown %(name)s'), models.CheckConstraint(condition=models.Q(models.Q(('low', 1), ('low', 2), _connector='OR'), ('high', 3), ('name', 'x')), name='and_or'), models.CheckConstraint(condition=models.Q(models.Q(('low', 1)), ('high', 2), _connector='OR'), name='inner'), models.CheckConstraint(condition=models.Q(('low', 1)), name='twice'), models.CheckConstraint(condition=models.Q(('low', 1), ('high', 1), ('name', ''), _connector='XOR'), name='xor'), models.CheckConstraint(condition=models.Q(('low__in', (1, 2))), name='tuple'), models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('low',), name='uniq'), models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='uniq_lower', violation_error_code='taken'), models.UniqueConstraint(condition=models.Q(('name__isnull', False)), fields=('low', 'high'), name='pair', nulls_distinct=False)],
            },
        ),
    ]
