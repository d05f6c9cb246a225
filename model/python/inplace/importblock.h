// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/inplace/filetext.h"
#include "model/python/inplace/textedits.h"
#include "model/python/inplace/wrapping.h"

#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace relata {

/// What the names of a module stand for, and the imports that new code needs on top of those it has.
class ImportBlock
{
public:
    ImportBlock(const PyModule &module, const FileText &text, const CodeStyle &style, const QString &ownName);

    /// How the file says `module.name`: by a name that it imports already, else by one that is added to its imports.
    QString nameOf(const QString &module, const QString &name);
    /// How the file says a dotted path that it can say already; empty if it cannot.
    QString known(const QString &path) const;
    /// Something binds the name at the top of the module.
    bool binds(const QString &name) const { return m_bound.contains(name) || m_own.contains(name); }
    /// What an import binds the name to, as a dotted path; empty for names of the module's own.
    QString path(const QString &name) const { return m_bound.value(name); }
    /// The module that an import statement means, without dots before it.
    QString absolute(const PyStatement &from) const;

    /// Source as Relata shows it (`Q(a=1)`, `timezone.now`) with the file's own names for what it refers to.  Names
    /// that nothing is known of go to `unknown`.
    QString codeText(const QString &code, const QSet<QString> &local, QStringList *unknown);

    /// The imports that are missing, at the places where they belong.
    void edit(TextEdits &edits) const;

private:
    struct Needed
    {
        QString module = {};
        QString name = {}; ///< empty: `import module`
    };

    void bind(const PyStatement &statement);
    void need(const QString &module, const QString &name);
    QString modelsName(const QString &name);
    std::optional<QString> nameInCode(const QString &name, const QString &next, bool &withDot);
    bool extend(const PyStatement &from, const QStringList &names, TextEdits &edits) const;
    int section(const PyStatement &statement) const;
    int section(const QString &moduleName) const;
    void addLine(const QString &moduleName, const QString &line, TextEdits &edits) const;

    const PyModule &m_module;
    const FileText &m_text;
    CodeStyle m_style;
    QString m_ownName;
    QMap<QString, QString> m_bound; ///< name -> dotted path
    QSet<QString> m_own;            ///< classes, functions and constants
    QStringList m_stars;
    QList<Needed> m_needed;
};

} // namespace relata
