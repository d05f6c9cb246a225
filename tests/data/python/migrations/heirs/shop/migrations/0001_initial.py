import django.db.models.deletion
import shop.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Legacy',
            fields=[
                ('old', models.IntegerField(db_column='OLD', primary_key=True, serialize=False)),
            ],
            options={
                'managed': False,
            },
        ),
        migrations.CreateModel(
            name='Plain',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=10)),
            ],
            options={
                'ordering': ('name',),
                'permissions': (('see', 'Can see'),),
                'abstract': False,
                'default_permissions': [],
            },
        ),
        migrations.CreateModel(
            name='Product',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=10)),
                ('made', models.DateTimeField(auto_now_add=True)),
                ('owner', models.ForeignKey(limit_choices_to={'is_staff': True}, on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to='shop.product')),
            ],
            options={
                'verbose_name': 'a product',
                'db_table': 'products',
                'ordering': ('name',),
                'permissions': (('see', 'Can see'),),
                'abstract': False,
                'default_permissions': [],
                'select_on_save': True,
                'base_manager_name': 'objects',
            },
            bases=(shop.models.Mixin, models.Model, shop.models.Other),
        ),
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_query_name='picture', to='shop.product')),
            ],
        ),
        migrations.CreateModel(
            name='Shown',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='shop.picture')),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='shop.product')),
            ],
            options={
                'ordering': [models.OrderBy(models.F('picture'), descending=True), '-product'],
                'managed': True,
            },
        ),
        migrations.AddField(
            model_name='picture',
            name='also',
            field=models.ManyToManyField(related_name='also_in', through='shop.Shown', through_fields=('picture', 'product'), to='shop.product'),
        ),
        migrations.AlterOrderWithRespectTo(
            name='picture',
            order_with_respect_to='product',
        ),
        migrations.AddIndex(
            model_name='shown',
            index=models.Index(fields=['picture', 'product'], name='shop_shown_picture_52fb3c_idx'),
        ),
        migrations.AlterUniqueTogether(
            name='shown',
            unique_together={('picture', 'product'), ('product', 'picture')},
        ),
        migrations.AlterUniqueTogether(
            name='picture',
            unique_together={('product', 'id')},
        ),
    ]
