import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('orders', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40)),
                ('position', models.IntegerField(default=0)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='products', to='orders.company')),
            ],
        ),
        migrations.CreateModel(
            name='Shelf',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=4, unique=True)),
                ('extras', models.ManyToManyField(related_name='extra_on', to='stock.item')),
                ('featured', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='featured_on', to='stock.item')),
            ],
        ),
        migrations.AddField(
            model_name='item',
            name='code',
            field=models.ForeignKey(default='A1', on_delete=django.db.models.deletion.CASCADE, related_name='coded', to='stock.shelf', to_field='code'),
        ),
        migrations.AddField(
            model_name='item',
            name='label',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='labels', to='stock.shelf'),
        ),
        migrations.AddField(
            model_name='item',
            name='shelf',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='stock.shelf'),
        ),
        migrations.CreateModel(
            name='StandIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='stock.item')),
                ('shelf', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='stock.shelf')),
            ],
        ),
        migrations.AddField(
            model_name='shelf',
            name='stand_ins',
            field=models.ManyToManyField(related_name='stands_in', through='stock.StandIn', to='stock.item'),
        ),
        migrations.AddIndex(
            model_name='item',
            index=models.Index(fields=['shelf', '-position'], name='item_place'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.CheckConstraint(condition=models.Q(('position__gte', 0)), name='item_position'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.UniqueConstraint(fields=('shelf', 'name'), name='item_on_shelf'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.UniqueConstraint(condition=models.Q(('position', 0)), fields=('label',), name='item_first_label'),
        ),
        migrations.AlterUniqueTogether(
            name='item',
            unique_together={('shelf', 'position')},
        ),
    ]
