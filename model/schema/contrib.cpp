// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/contrib.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using enum FieldType;
using OptionList = QList<Options::Entry>;

/// Writes one of Django's models down; ids come from names, so that files can refer to them.
struct ContribModel
{
    Model model = {};

    ContribModel(const QString &app, const QString &name, const Options &meta = {})
    {
        model.id = ModelId::named(app + u'.' + name);
        model.app = AppId::named(app);
        model.name = name;
        model.origin = Origin::Contrib;
        model.meta = meta;
        m_label = app + u'.' + name;
    }

    ContribModel &field(const QString &name, FieldType type, const OptionList &options = {})
    {
        Field field;
        field.id = FieldId::named(m_label + u'.' + name);
        field.name = name;
        field.type = type;
        for (const Options::Entry &entry : options)
            field.options.set(entry.name, entry.value);
        model.fields.append(field);
        return *this;
    }

    ContribModel &relation(const QString &name, FieldType type, const QString &to, const OptionList &options = {})
    {
        field(name, type, options);
        model.fields.last().relation = Relation{.to = {.id = ModelId::named(to)}};
        return *this;
    }

    ContribModel &bases(const QStringList &labels)
    {
        for (const QString &label : labels)
            model.bases.append({.id = ModelId::named(label)});
        return *this;
    }

private:
    QString m_label;
};

Options options(const OptionList &list)
{
    Options made;
    for (const Options::Entry &entry : list)
        made.set(entry.name, entry.value);
    return made;
}

void addPassword(ContribModel &model)
{
    model.field(u"password"_s, Char, {{u"max_length"_s, 128}, {u"verbose_name"_s, u"password"_s}})
        .field(u"last_login"_s, DateTime,
               {{u"blank"_s, true}, {u"null"_s, true}, {u"verbose_name"_s, u"last login"_s}});
}

void addPermissions(ContribModel &model)
{
    model
        .field(
            u"is_superuser"_s, Boolean,
            {{u"default"_s, false},
             {u"verbose_name"_s, u"superuser status"_s},
             {u"help_text"_s, u"Designates that this user has all permissions without explicitly assigning them."_s}})
        .relation(
            u"groups"_s, ManyToMany, u"auth.Group"_s,
            {{u"blank"_s, true},
             {u"related_name"_s, u"user_set"_s},
             {u"related_query_name"_s, u"user"_s},
             {u"verbose_name"_s, u"groups"_s},
             {u"help_text"_s, u"The groups this user belongs to. A user will get all permissions granted to each of "
                              "their groups."_s}})
        .relation(u"user_permissions"_s, ManyToMany, u"auth.Permission"_s,
                  {{u"blank"_s, true},
                   {u"related_name"_s, u"user_set"_s},
                   {u"related_query_name"_s, u"user"_s},
                   {u"verbose_name"_s, u"user permissions"_s},
                   {u"help_text"_s, u"Specific permissions for this user."_s}});
}

void addProfile(ContribModel &model)
{
    const Value validators = ValueList{Code{u"django.contrib.auth.validators.UnicodeUsernameValidator()"_s}};
    const Value messages = Code{u"{\"unique\": \"A user with that username already exists.\"}"_s};
    model
        .field(u"username"_s, Char,
               {{u"max_length"_s, 150},
                {u"unique"_s, true},
                {u"verbose_name"_s, u"username"_s},
                {u"help_text"_s, u"Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only."_s},
                {u"validators"_s, validators},
                {u"error_messages"_s, messages}})
        .field(u"first_name"_s, Char,
               {{u"blank"_s, true}, {u"max_length"_s, 150}, {u"verbose_name"_s, u"first name"_s}})
        .field(u"last_name"_s, Char, {{u"blank"_s, true}, {u"max_length"_s, 150}, {u"verbose_name"_s, u"last name"_s}})
        .field(u"email"_s, Email, {{u"blank"_s, true}, {u"verbose_name"_s, u"email address"_s}})
        .field(u"is_staff"_s, Boolean,
               {{u"default"_s, false},
                {u"verbose_name"_s, u"staff status"_s},
                {u"help_text"_s, u"Designates whether the user can log into this admin site."_s}})
        .field(u"is_active"_s, Boolean,
               {{u"default"_s, true},
                {u"verbose_name"_s, u"active"_s},
                {u"help_text"_s, u"Designates whether this user should be treated as active. Unselect this instead of "
                                 "deleting accounts."_s}})
        .field(u"date_joined"_s, DateTime,
               {{u"default"_s, Code{u"django.utils.timezone.now"_s}}, {u"verbose_name"_s, u"date joined"_s}});
}

QList<Model> makeModels()
{
    const Options abstract = options({{u"abstract"_s, true}});

    ContribModel contentType(
        u"contenttypes"_s, u"ContentType"_s,
        options({{u"db_table"_s, u"django_content_type"_s},
                 {u"unique_together"_s, ValueList{Value::strings({u"app_label"_s, u"model"_s})}}}));
    contentType.field(u"app_label"_s, Char, {{u"max_length"_s, 100}}).field(u"model"_s, Char, {{u"max_length"_s, 100}});

    ContribModel permission(
        u"auth"_s, u"Permission"_s,
        options(
            {{u"ordering"_s, Value::strings({u"content_type__app_label"_s, u"content_type__model"_s, u"codename"_s})},
             {u"unique_together"_s, ValueList{Value::strings({u"content_type"_s, u"codename"_s})}}}));
    permission.field(u"name"_s, Char, {{u"max_length"_s, 255}})
        .relation(u"content_type"_s, ForeignKey, u"contenttypes.ContentType"_s)
        .field(u"codename"_s, Char, {{u"max_length"_s, 100}});

    ContribModel group(u"auth"_s, u"Group"_s);
    group.field(u"name"_s, Char, {{u"max_length"_s, 150}, {u"unique"_s, true}})
        .relation(u"permissions"_s, ManyToMany, u"auth.Permission"_s, {{u"blank"_s, true}});

    ContribModel abstractBaseUser(u"auth"_s, u"AbstractBaseUser"_s, abstract);
    addPassword(abstractBaseUser);
    ContribModel permissionsMixin(u"auth"_s, u"PermissionsMixin"_s, abstract);
    addPermissions(permissionsMixin);
    ContribModel abstractUser(
        u"auth"_s, u"AbstractUser"_s,
        options({{u"abstract"_s, true}, {u"verbose_name"_s, u"user"_s}, {u"verbose_name_plural"_s, u"users"_s}}));
    abstractUser.bases({u"auth.AbstractBaseUser"_s, u"auth.PermissionsMixin"_s});
    addProfile(abstractUser);

    // Its fields stand in the model itself, in the order they have in Django: a box without fields would tell nothing.
    ContribModel user(u"auth"_s, u"User"_s,
                      options({{u"swappable"_s, u"AUTH_USER_MODEL"_s},
                               {u"verbose_name"_s, u"user"_s},
                               {u"verbose_name_plural"_s, u"users"_s}}));
    addPassword(user);
    addPermissions(user);
    addProfile(user);

    ContribModel site(u"sites"_s, u"Site"_s,
                      options({{u"db_table"_s, u"django_site"_s}, {u"ordering"_s, Value::strings({u"domain"_s})}}));
    site.field(u"domain"_s, Char, {{u"max_length"_s, 100}, {u"unique"_s, true}})
        .field(u"name"_s, Char, {{u"max_length"_s, 50}});

    ContribModel session(u"sessions"_s, u"Session"_s, options({{u"db_table"_s, u"django_session"_s}}));
    session.field(u"session_key"_s, Char, {{u"max_length"_s, 40}, {u"primary_key"_s, true}})
        .field(u"session_data"_s, Text)
        .field(u"expire_date"_s, DateTime, {{u"db_index"_s, true}});

    return {contentType.model,  permission.model, group.model, abstractBaseUser.model, permissionsMixin.model,
            abstractUser.model, user.model,       site.model,  session.model};
}

} // namespace

void addContrib(Schema &schema)
{
    static const QList<Model> models = makeModels();
    for (const QString &label : {u"contenttypes"_s, u"auth"_s, u"sites"_s, u"sessions"_s}) {
        App app;
        app.id = AppId::named(label);
        app.label = label;
        app.defaultAutoField = u"AutoField"_s;
        app.origin = Origin::Contrib;
        schema.apps.append(app);
    }
    schema.models.append(models);
}

} // namespace relata
