import django.db.models.deletion
import ondelete.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Board',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='Cascading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='Left',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='Owner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=20)),
            ],
        ),
        migrations.CreateModel(
            name='Project',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=20)),
            ],
        ),
        migrations.CreateModel(
            name='Below',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('above', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='below', to='ondelete.cascading')),
            ],
        ),
        migrations.CreateModel(
            name='FirmNode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('up', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='ondelete.firmnode')),
            ],
        ),
        migrations.CreateModel(
            name='LooseNode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('up', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to='ondelete.loosenode')),
            ],
        ),
        migrations.CreateModel(
            name='Node',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('up', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='down', to='ondelete.node')),
            ],
        ),
        migrations.CreateModel(
            name='Passport',
            fields=[
                ('owner', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to='ondelete.owner')),
            ],
        ),
        migrations.CreateModel(
            name='Nulling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to='ondelete.owner')),
            ],
        ),
        migrations.CreateModel(
            name='IgnoringLoosely',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='ondelete.owner')),
            ],
        ),
        migrations.CreateModel(
            name='Ignoring',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, to='ondelete.owner')),
            ],
        ),
        migrations.CreateModel(
            name='DefaultingCallable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner', models.ForeignKey(default=ondelete.models.fallback_owner, on_delete=django.db.models.deletion.SET_DEFAULT, to='ondelete.owner')),
            ],
        ),
        migrations.CreateModel(
            name='Defaulting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner', models.ForeignKey(default=1, on_delete=django.db.models.deletion.SET_DEFAULT, to='ondelete.owner')),
            ],
        ),
        migrations.AddField(
            model_name='cascading',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='ondelete.owner'),
        ),
        migrations.CreateModel(
            name='Pin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='ondelete.board')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='ondelete.project')),
            ],
        ),
        migrations.CreateModel(
            name='Card',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, to='ondelete.board')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='ondelete.project')),
            ],
        ),
        migrations.AddField(
            model_name='board',
            name='project',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='ondelete.project'),
        ),
        migrations.CreateModel(
            name='Protecting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='ondelete.owner')),
            ],
        ),
        migrations.CreateModel(
            name='Restricting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, to='ondelete.owner')),
            ],
        ),
        migrations.CreateModel(
            name='Right',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('left', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='rights', to='ondelete.left')),
            ],
        ),
        migrations.AddField(
            model_name='left',
            name='right',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='lefts', to='ondelete.right'),
        ),
        migrations.CreateModel(
            name='SettingCallable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner', models.ForeignKey(on_delete=models.SET(ondelete.models.fallback_owner), to='ondelete.owner')),
            ],
        ),
        migrations.CreateModel(
            name='SettingValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner', models.ForeignKey(null=True, on_delete=models.SET(2), to='ondelete.owner')),
            ],
        ),
    ]
