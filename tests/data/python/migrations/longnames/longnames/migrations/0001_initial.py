import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='OneLetterMoreThanTheServerOfTheLongestNamesCouldEverStand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.IntegerField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='ExactlyAtTheLimitOfSixtyThreeCharactersIncludingPrefix',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('a_field_whose_name_is_rather_long_but_not_too_long', models.IntegerField(db_index=True)),
                ('another_field_whose_name_is_rather_long_as_well', models.CharField(max_length=30, unique=True)),
            ],
            options={
                'indexes': [models.Index(fields=['a_field_whose_name_is_rather_long_but_not_too_long', 'another_field_whose_name_is_rather_long_as_well'], name='longnames_e_a_field_436a2c_idx')],
                'unique_together': {('a_field_whose_name_is_rather_long_but_not_too_long', 'another_field_whose_name_is_rather_long_as_well')},
            },
        ),
        migrations.CreateModel(
            name='Short',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=5, unique=True)),
                ('links', models.ManyToManyField(db_table='longnames_a_link_table_named_by_hand_with_more_letters_than_fit', to='longnames.short')),
            ],
        ),
        migrations.CreateModel(
            name='AModelWhoseNameGoesOnAndOnUntilNoDatabaseServerIsAbleToHoldIt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('relation_with_a_name_that_is_long_in_itself_too', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='longnames.exactlyatthelimitofsixtythreecharactersincludingprefix')),
                ('links_with_a_name_that_is_long_in_itself_as_well', models.ManyToManyField(to='longnames.short')),
                ('short', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='from_the_model_with_the_long_name', to='longnames.short')),
            ],
        ),
        migrations.CreateModel(
            name='StartsWithDigit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('column_number_one_of_the_table_that_starts_with_a_digit', models.IntegerField(db_index=True)),
                ('column_number_two_of_the_table_that_starts_with_a_digit', models.CharField(max_length=9)),
                ('short', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='longnames.short')),
            ],
            options={
                'db_table': '9_lives_of_a_table_with_quite_a_long_name',
            },
        ),
        migrations.CreateModel(
            name='StartsWithUnderscore',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('the_only_column_and_a_long_one_it_is_for_this_table', models.IntegerField(db_index=True)),
            ],
            options={
                'db_table': '_table_that_starts_with_an_underscore',
                'indexes': [models.Index(fields=['the_only_column_and_a_long_one_it_is_for_this_table'], name='Dtable_that_the_onl_42ef4d_idx')],
            },
        ),
        migrations.CreateModel(
            name='Überlängenträger',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('maß_der_überlänge_in_zentimetern_über_alles', models.IntegerField(db_index=True)),
                ('verknüpfung_zu_etwas_kürzerem_für_größere_übersicht', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='longnames.short')),
            ],
        ),
        migrations.AddIndex(
            model_name='short',
            index=models.Index(fields=['-code'], name='longnames_s_code_884902_idx'),
        ),
        migrations.AddIndex(
            model_name='startswithdigit',
            index=models.Index(fields=['column_number_two_of_the_table_that_starts_with_a_digit'], name='D_lives_of__column__cfb781_idx'),
        ),
    ]
