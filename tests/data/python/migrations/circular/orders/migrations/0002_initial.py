import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('billing', '0002_initial'),
        ('orders', '0001_initial'),
        ('stock', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='company',
            name='best_item',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='stock.item'),
        ),
        migrations.AddField(
            model_name='line',
            name='item',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, to='stock.item'),
        ),
        migrations.AddField(
            model_name='order',
            name='company',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='orders.company'),
        ),
        migrations.AddField(
            model_name='order',
            name='hints',
            field=models.ManyToManyField(blank=True, to='billing.payment'),
        ),
        migrations.AddField(
            model_name='order',
            name='invoice',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='paid_order', to='billing.invoice'),
        ),
        migrations.AddField(
            model_name='order',
            name='items',
            field=models.ManyToManyField(through='orders.Line', to='stock.item'),
        ),
        migrations.AddField(
            model_name='line',
            name='order',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='orders.order'),
        ),
        migrations.AlterUniqueTogether(
            name='line',
            unique_together={('order', 'item')},
        ),
    ]
