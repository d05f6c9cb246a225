import datetime
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Elsewhere',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(db_index=True, max_length=10)),
            ],
            options={
                'db_table': 'their_table',
                'managed': False,
            },
        ),
        migrations.CreateModel(
            name='OnlyPostgres',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=10)),
            ],
            options={
                'required_db_vendor': 'postgresql',
            },
        ),
        migrations.CreateModel(
            name='OnlyWithVirtual',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=10)),
            ],
            options={
                'required_db_features': {'supports_virtual_generated_columns'},
            },
        ),
        migrations.CreateModel(
            name='Checked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('low', models.IntegerField()),
                ('high', models.IntegerField(null=True)),
                ('kind', models.CharField(max_length=10)),
                ('ratio', models.DecimalField(decimal_places=2, max_digits=5)),
                ('day', models.DateField()),
                ('ready', models.BooleanField(default=True)),
                ('real', models.FloatField(default=0)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('low__lt', models.F('high'))), name='c_less'), models.CheckConstraint(condition=models.Q(('kind__in', ['a', "b'c", '100%'])), name='c_in'), models.CheckConstraint(condition=models.Q(models.Q(('high__lte', 10), ('low__gte', 0)), ('high__isnull', True), _connector='OR'), name='c_or'), models.CheckConstraint(condition=models.Q(('kind', 'x'), _negated=True), name='c_not'), models.CheckConstraint(condition=models.Q(('low', 1), models.Q(('high', 2), _negated=True), _negated=True), name='c_not_and_not'), models.CheckConstraint(condition=models.Q(('ratio__range', (Decimal('0.5'), Decimal('9.75')))), name='c_range'), models.CheckConstraint(condition=models.Q(('day__gt', datetime.date(2001, 2, 3))), name='c_day'), models.CheckConstraint(condition=models.Q(('ready', True)), name='c_true'), models.CheckConstraint(condition=models.Q(('kind__startswith', 'a_'), ('kind__endswith', 'z'), _connector='OR'), name='c_like'), models.CheckConstraint(condition=models.Q(('low', django.db.models.expressions.CombinedExpression(models.F('high'), '-', models.Value(1)))), name='c_minus'), models.CheckConstraint(condition=models.Q(('low', 1), ('high', 1), _connector='XOR'), name='c_xor'), models.CheckConstraint(condition=models.Q(('real__gt', 1.5)), name='c_real'), models.CheckConstraint(condition=models.Q(('low__exact', None)), name='c_none')],
            },
        ),
        migrations.CreateModel(
            name='Conditions',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('one', models.IntegerField()),
                ('maybe', models.IntegerField(null=True)),
                ('text', models.CharField(max_length=4)),
                ('flag', models.BooleanField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('maybe', 1), ('one', 2)), name='k_sorted'), models.CheckConstraint(condition=models.Q(('one', 2), ('maybe', 1)), name='k_and'), models.CheckConstraint(condition=models.Q(('maybe', 1), ('one', 2), _negated=True), name='k_not_and'), models.CheckConstraint(condition=models.Q(('one', 1), ('maybe', 2), _connector='OR', _negated=True), name='k_not_or'), models.CheckConstraint(condition=models.Q(('one', 1), models.Q(('maybe', 1), ('maybe', 2), _connector='OR')), name='k_nested'), models.CheckConstraint(condition=models.Q(('one', 1), models.Q(('maybe', 2), _negated=True)), name='k_and_not'), models.CheckConstraint(condition=models.Q(('flag', False)), name='k_false'), models.CheckConstraint(condition=models.Q(('flag', True), _negated=True), name='k_not_true'), models.CheckConstraint(condition=models.Q(('one__in', [3, 1, 2])), name='k_in_order'), models.CheckConstraint(condition=models.Q(('maybe__isnull', False)), name='k_not_null'), models.CheckConstraint(condition=models.Q(('text__contains', 'x%')), name='k_contains'), models.CheckConstraint(condition=models.Q(('text__iexact', 'x')), name='k_iexact'), models.CheckConstraint(condition=models.Q(('text__regex', '^a')), name='k_regex'), models.CheckConstraint(condition=models.Q(('one__range', (1, models.F('maybe')))), name='k_range_f'), models.CheckConstraint(condition=models.Q(('one__gt', django.db.models.expressions.CombinedExpression(models.F('maybe'), '+', models.Value(1)))), name='k_plus'), models.CheckConstraint(condition=models.Q(('text', '')), name='k_empty')],
            },
        ),
        migrations.CreateModel(
            name='LinksElsewhere',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outside', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, to='metaopts.elsewhere')),
            ],
        ),
        migrations.CreateModel(
            name='Shelf',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=10)),
                ('floor', models.IntegerField()),
                ('room', models.CharField(max_length=10)),
                ('opened', models.DateField(null=True)),
            ],
            options={
                'verbose_name': 'shelf',
                'verbose_name_plural': 'shelves',
                'db_table': 'store_shelves',
                'db_table_comment': "Where things stand; it's all here",
                'ordering': ['floor', '-room', models.OrderBy(models.F('code'), nulls_last=True)],
                'permissions': [('tidy_shelf', 'Can tidy a shelf')],
                'get_latest_by': ['opened', 'floor'],
                'default_permissions': ('add', 'view'),
                'unique_together': {('floor', 'code'), ('room', 'code')},
            },
        ),
        migrations.CreateModel(
            name='Book',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('subtitle', models.CharField(blank=True, max_length=200)),
                ('isbn', models.CharField(max_length=13)),
                ('pages', models.IntegerField()),
                ('price', models.DecimalField(decimal_places=2, max_digits=6)),
                ('printed', models.DateField()),
                ('lent', models.BooleanField(default=False)),
                ('donor', models.ForeignKey(db_column='given_by', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='metaopts.shelf')),
                ('shelf', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='metaopts.shelf')),
            ],
        ),
        migrations.CreateModel(
            name='Spaced',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(db_tablespace='pg_default', max_length=10, unique=True)),
                ('name', models.CharField(db_index=True, max_length=10)),
                ('shelf', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='metaopts.shelf')),
            ],
            options={
                'db_tablespace': 'pg_default',
            },
        ),
        migrations.CreateModel(
            name='Chapter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=50)),
                ('book', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='metaopts.book')),
            ],
            options={
                'order_with_respect_to': 'book',
            },
        ),
        migrations.CreateModel(
            name='Loan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reader', models.CharField(max_length=40)),
                ('card', models.IntegerField()),
                ('started', models.DateField()),
                ('ended', models.DateField(null=True)),
                ('note', models.CharField(max_length=40, null=True)),
                ('book', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='metaopts.book')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('card', 'started'), name='loan_card_day'), models.UniqueConstraint(condition=models.Q(('ended__isnull', True)), fields=('book',), name='loan_one_open'), models.UniqueConstraint(fields=('reader', 'started'), include=('ended',), name='loan_reader_inc'), models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('card', 'ended'), name='loan_later'), models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['IMMEDIATE'], fields=('card', 'note'), name='loan_at_once'), models.UniqueConstraint(django.db.models.functions.text.Lower('reader'), models.F('book'), name='loan_lower_reader'), models.UniqueConstraint(models.OrderBy(models.F('started'), descending=True), models.F('card'), name='loan_started_desc'), models.UniqueConstraint(django.db.models.functions.text.Upper('reader'), condition=models.Q(('card__gte', 100)), name='loan_upper_cond'), models.UniqueConstraint(fields=('note', 'book'), name='loan_nulls_same', nulls_distinct=False), models.UniqueConstraint(fields=('note',), name='loan_nulls_differ', nulls_distinct=True), models.UniqueConstraint(fields=('reader',), name='loan_reader_ops', opclasses=['varchar_pattern_ops'])],
            },
        ),
        migrations.AddIndex(
            model_name='book',
            index=models.Index(fields=['title'], name='metaopts_bo_title_eea95e_idx'),
        ),
        migrations.AddIndex(
            model_name='book',
            index=models.Index(fields=['-printed', 'title'], name='metaopts_bo_printed_5ce71e_idx'),
        ),
        migrations.AddIndex(
            model_name='book',
            index=models.Index(fields=['shelf', 'donor'], name='book_places'),
        ),
        migrations.AddIndex(
            model_name='book',
            index=models.Index(condition=models.Q(('lent', True)), fields=['title'], name='book_lent'),
        ),
        migrations.AddIndex(
            model_name='book',
            index=models.Index(fields=['isbn'], include=('pages', 'shelf'), name='book_isbn_inc'),
        ),
        migrations.AddIndex(
            model_name='book',
            index=models.Index(fields=['title'], name='book_title_ops', opclasses=['text_pattern_ops']),
        ),
        migrations.AddIndex(
            model_name='book',
            index=models.Index(django.db.models.functions.text.Lower('title'), name='book_lower'),
        ),
        migrations.AddIndex(
            model_name='book',
            index=models.Index(models.OrderBy(models.F('pages'), descending=True), models.OrderBy(django.db.models.functions.text.Upper('isbn')), models.F('price'), name='book_mixed'),
        ),
        migrations.AddIndex(
            model_name='book',
            index=models.Index(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('pages'), '*', models.Value(2)), '+', models.Value(1)), name='book_sum'),
        ),
        migrations.AddIndex(
            model_name='book',
            index=models.Index(db_tablespace='pg_default', fields=['pages'], name='book_space'),
        ),
        migrations.AlterUniqueTogether(
            name='book',
            unique_together={('title', 'shelf')},
        ),
    ]
