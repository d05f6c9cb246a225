// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/accessbox.h"

#include "tests/designer/properties/properties.h"

using namespace relata;
using namespace Qt::StringLiterals;

class TestAccessBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_blog = std::make_unique<PanelOnBlog>(); }
    void cleanup() { m_blog.reset(); }
    void aForeignKeyLeadsBothWays();
    void aManyToManyLeadsToManyBothWays();
    void aHiddenRelationSaysSo();
    void aRelationToItself();
    void anAbstractRelationIsShownOnWhatInheritsIt();
    void aPlainFieldLeadsNowhere();
    void aMissingTargetLeadsNowhere();

private:
    QString textOf(FieldId field) const
    {
        QStringList out;
        for (const AccessLine &line : accessLines(m_blog->document.registry(), m_blog->article, field))
            out.append((line.expression + u' ' + line.result).trimmed());
        return out.join(u'\n');
    }
    void change(FieldId id, const std::function<void(Field &)> &change)
    {
        m_blog->document.edit(u"change"_s,
                              [&](Project &project) { change(*project.schema.find(m_blog->article)->find(id)); });
    }

    std::unique_ptr<PanelOnBlog> m_blog;
};

void TestAccessBox::aForeignKeyLeadsBothWays()
{
    QCOMPARE(textOf(m_blog->author),
             u"article.author → User\nuser.article_set.all() → many Article\nfilter(article__title=…)"_s);
    change(m_blog->author, [](Field &field) { field.options.set(u"related_name"_s, u"articles"_s); });
    QCOMPARE(textOf(m_blog->author),
             u"article.author → User\nuser.articles.all() → many Article\nfilter(articles__title=…)"_s);
}

void TestAccessBox::aManyToManyLeadsToManyBothWays()
{
    QCOMPARE(textOf(m_blog->tags),
             u"article.tags.all() → many Tag\ntag.article_set.all() → many Article\nfilter(article__title=…)"_s);
}

void TestAccessBox::aHiddenRelationSaysSo()
{
    change(m_blog->author, [](Field &field) { field.options.set(u"related_name"_s, u"+"_s); });
    QCOMPARE(textOf(m_blog->author), u"article.author → User\nNo accessor on User."_s);
}

void TestAccessBox::aRelationToItself()
{
    change(m_blog->author, [this](Field &field) {
        field.relation->to = {.id = m_blog->article};
        field.options.set(u"related_name"_s, u"children"_s);
    });
    QCOMPARE(textOf(m_blog->author),
             u"article.author → Article\narticle.children.all() → many Article\nfilter(children__title=…)"_s);
}

void TestAccessBox::anAbstractRelationIsShownOnWhatInheritsIt()
{
    m_blog->document.edit(u"change"_s, [this](Project &project) {
        const ModelId child = addModel(project.schema, project.schema.find(m_blog->article)->app, u"Story"_s);
        project.schema.find(child)->bases = {{.id = m_blog->article}};
        project.schema.find(m_blog->article)->meta.set(u"abstract"_s, true);
    });
    QVERIFY(textOf(m_blog->author).startsWith(u"story.author → User"_s));
    QVERIFY(textOf(m_blog->author).contains(u"user.story_set.all()"_s));
}

void TestAccessBox::aPlainFieldLeadsNowhere()
{
    QCOMPARE(textOf(m_blog->title), QString());
}

void TestAccessBox::aMissingTargetLeadsNowhere()
{
    change(m_blog->author, [](Field &field) { field.relation->to = {.source = u"shop.Missing"_s}; });
    QVERIFY(!textOf(m_blog->author).contains(u"user."_s));
}

QTEST_MAIN(TestAccessBox)
#include "tst_accessbox.moc"
