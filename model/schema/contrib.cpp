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

// The apps of these need not be installed: they leave nothing at the models that they point at (related_name "+").

ContribModel logEntry()
{
    ContribModel entry(u"admin"_s, u"LogEntry"_s,
                       options({{u"db_table"_s, u"django_admin_log"_s},
                                {u"ordering"_s, Value::strings({u"-action_time"_s})},
                                {u"verbose_name"_s, u"log entry"_s},
                                {u"verbose_name_plural"_s, u"log entries"_s}}));
    const ValueList choices = {ValueList{1, u"Addition"_s}, ValueList{2, u"Change"_s}, ValueList{3, u"Deletion"_s}};
    entry
        .field(u"action_time"_s, DateTime,
               {{u"default"_s, Code{u"django.utils.timezone.now"_s}},
                {u"editable"_s, false},
                {u"verbose_name"_s, u"action time"_s}})
        .relation(u"user"_s, ForeignKey, u"auth.User"_s, {{u"related_name"_s, u"+"_s}, {u"verbose_name"_s, u"user"_s}});
    entry.model.fields.last().relation->to.source = u"settings.AUTH_USER_MODEL"_s;
    entry
        .relation(u"content_type"_s, ForeignKey, u"contenttypes.ContentType"_s,
                  {{u"blank"_s, true},
                   {u"null"_s, true},
                   {u"related_name"_s, u"+"_s},
                   {u"verbose_name"_s, u"content type"_s}})
        .field(u"object_id"_s, Text, {{u"blank"_s, true}, {u"null"_s, true}, {u"verbose_name"_s, u"object id"_s}})
        .field(u"object_repr"_s, Char, {{u"max_length"_s, 200}, {u"verbose_name"_s, u"object repr"_s}})
        .field(u"action_flag"_s, PositiveSmallInteger, {{u"choices"_s, choices}, {u"verbose_name"_s, u"action flag"_s}})
        .field(u"change_message"_s, Text, {{u"blank"_s, true}, {u"verbose_name"_s, u"change message"_s}});
    entry.model.fields[2].relation->onDelete.rule = OnDelete::Rule::SetNull;
    return entry;
}

ContribModel flatPage()
{
    ContribModel page(u"flatpages"_s, u"FlatPage"_s,
                      options({{u"db_table"_s, u"django_flatpage"_s},
                               {u"ordering"_s, Value::strings({u"url"_s})},
                               {u"verbose_name"_s, u"flat page"_s},
                               {u"verbose_name_plural"_s, u"flat pages"_s}}));
    page.field(u"url"_s, Char, {{u"db_index"_s, true}, {u"max_length"_s, 100}, {u"verbose_name"_s, u"URL"_s}})
        .field(u"title"_s, Char, {{u"max_length"_s, 200}, {u"verbose_name"_s, u"title"_s}})
        .field(u"content"_s, Text, {{u"blank"_s, true}, {u"verbose_name"_s, u"content"_s}})
        .field(u"enable_comments"_s, Boolean, {{u"default"_s, false}, {u"verbose_name"_s, u"enable comments"_s}})
        .field(u"template_name"_s, Char,
               {{u"blank"_s, true}, {u"max_length"_s, 70}, {u"verbose_name"_s, u"template name"_s}})
        .field(u"registration_required"_s, Boolean,
               {{u"default"_s, false}, {u"verbose_name"_s, u"registration required"_s}})
        .relation(u"sites"_s, ManyToMany, u"sites.Site"_s,
                  {{u"related_name"_s, u"+"_s}, {u"verbose_name"_s, u"sites"_s}});
    return page;
}

ContribModel redirect()
{
    ContribModel found(u"redirects"_s, u"Redirect"_s,
                       options({{u"db_table"_s, u"django_redirect"_s},
                                {u"ordering"_s, Value::strings({u"old_path"_s})},
                                {u"unique_together"_s, ValueList{Value::strings({u"site"_s, u"old_path"_s})}},
                                {u"verbose_name"_s, u"redirect"_s},
                                {u"verbose_name_plural"_s, u"redirects"_s}}));
    found
        .relation(u"site"_s, ForeignKey, u"sites.Site"_s, {{u"related_name"_s, u"+"_s}, {u"verbose_name"_s, u"site"_s}})
        .field(u"old_path"_s, Char,
               {{u"db_index"_s, true}, {u"max_length"_s, 200}, {u"verbose_name"_s, u"redirect from"_s}})
        .field(u"new_path"_s, Char,
               {{u"blank"_s, true}, {u"max_length"_s, 200}, {u"verbose_name"_s, u"redirect to"_s}});
    return found;
}

void addSession(ContribModel &session)
{
    session
        .field(u"session_key"_s, Char,
               {{u"max_length"_s, 40}, {u"primary_key"_s, true}, {u"verbose_name"_s, u"session key"_s}})
        .field(u"session_data"_s, Text, {{u"verbose_name"_s, u"session data"_s}})
        .field(u"expire_date"_s, DateTime, {{u"db_index"_s, true}, {u"verbose_name"_s, u"expire date"_s}});
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

    const OptionList named = {{u"verbose_name"_s, u"session"_s}, {u"verbose_name_plural"_s, u"sessions"_s}};
    ContribModel session(u"sessions"_s, u"Session"_s,
                         options(OptionList{{u"db_table"_s, u"django_session"_s}} + named));
    addSession(session);
    ContribModel abstractSession(u"sessions"_s, u"AbstractBaseSession"_s,
                                 options(OptionList{{u"abstract"_s, true}} + named));
    addSession(abstractSession);

    return {contentType.model,  permission.model, group.model,     abstractBaseUser.model, permissionsMixin.model,
            abstractUser.model, user.model,       site.model,      session.model,          abstractSession.model,
            logEntry().model,   flatPage().model, redirect().model};
}

} // namespace

bool isSeldomInstalled(QStringView appLabel)
{
    return appLabel == u"admin" || appLabel == u"flatpages" || appLabel == u"redirects";
}

void addContrib(Schema &schema)
{
    static const QList<Model> models = makeModels();
    for (const QString &label :
         {u"contenttypes"_s, u"auth"_s, u"sites"_s, u"sessions"_s, u"admin"_s, u"flatpages"_s, u"redirects"_s}) {
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
