import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Group',
            fields=[
                ('key', models.CharField(max_length=5, primary_key=True, serialize=False)),
            ],
            options={
                'db_table': 'group',
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_null', models.BooleanField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Город',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('имя', models.CharField(db_comment="имя 'города'", default='Ñandú', max_length=30)),
            ],
            options={
                'verbose_name': 'город',
            },
        ),
        migrations.CreateModel(
            name='HTTPServerLog',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('IPAddress', models.GenericIPAddressField()),
                ('StatusCode', models.PositiveSmallIntegerField(db_column='Status Code', db_index=True)),
                ('rate', models.PositiveIntegerField(db_column='100%')),
                ('via', models.ForeignKey(db_column='Via Server', null=True, on_delete=django.db.models.deletion.CASCADE, to='naming.httpserverlog')),
            ],
            options={
                'db_table': 'HTTP Log',
            },
        ),
        migrations.CreateModel(
            name='Order',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('select', models.CharField(max_length=10)),
                ('where', models.IntegerField(db_index=True)),
                ('table', models.BooleanField(default=False)),
                ('values', models.JSONField(default=list)),
                ('desc', models.TextField()),
                ('index', models.PositiveIntegerField(unique=True)),
                ('primary', models.SlugField(db_column='primary')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='naming.group')),
                ('order', models.ManyToManyField(related_name='limit', to='naming.order')),
                ('user', models.ForeignKey(db_column='from', on_delete=django.db.models.deletion.CASCADE, to='naming.user')),
            ],
            options={
                'db_table': 'order',
                'unique_together': {('select', 'where')},
            },
        ),
        migrations.CreateModel(
            name='Quoted',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(db_index=True, max_length=10)),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to='naming.quoted')),
            ],
            options={
                'db_table': '"Quoted Table"',
            },
        ),
        migrations.CreateModel(
            name='Straße',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('länge', models.PositiveIntegerField()),
                ('名前', models.CharField(max_length=20, unique=True)),
                ('größte', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='kleinere', to='naming.straße')),
                ('улицы', models.ManyToManyField(db_table='связи', to='naming.город')),
            ],
        ),
        migrations.CreateModel(
            name='Underscore_Name',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field_ids', models.IntegerField()),
                ('links', models.ManyToManyField(to='naming.straße')),
                ('some_order', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='naming.order')),
            ],
        ),
    ]
