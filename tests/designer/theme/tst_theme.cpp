// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/theme/theme.h"

#include "model/fields/catalogue.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFontMetricsF>
#include <QPixmapCache>
#include <QTest>

#include <cmath>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

// WCAG 2.1, relative luminance and contrast ratio.
qreal luminance(const QColor &colour)
{
    const auto linear = [](qreal part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

qreal contrast(const QColor &a, const QColor &b)
{
    const qreal one = luminance(a) + 0.05;
    const qreal other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

int paintedPixels(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).alpha() > 60;
    }
    return count;
}

const QList<const Theme *> &themes()
{
    static const QList<const Theme *> both{&lightTheme(), &darkTheme()};
    return both;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { applyTheme(lightTheme()); }
    void everyTokenIsAColour();
    void contrast_data();
    void contrast();
    void headersCarryWhiteText();
    void neighbouringHuesDiffer();
    void rulesAreToldApart();
    void currentThemeIsTheOneApplied();
    void preferenceDecides();
    void environmentDecidesForSystem();
    void styleSheetNamesNoUnknownToken();
    void fontsAreInPixels();
    void icons_data();
    void icons();
    void iconsTakeTheColourOfTheTheme();
    void iconsAreSharpOnDenseScreens();
    void unknownIconIsNull();
    void iconFilesAreOfOneKind();
    void comboBoxHasAnArrow();
    void theExampleIsCompiledIn();
};

void TestTheme::everyTokenIsAColour()
{
    for (const Theme *theme : themes()) {
        for (const QColor &colour :
             {theme->canvas,        theme->dots,    theme->panel,     theme->line,    theme->text,
              theme->quietText,     theme->box,     theme->boxBorder, theme->control, theme->selection,
              theme->selectionText, theme->error,   theme->warning,   theme->success, theme->shadow,
              theme->external,      theme->keyword, theme->string,    theme->number,  theme->comment})
            QVERIFY(colour.isValid());
        for (const OnDeleteRow &row : onDeleteRules())
            QVERIFY(theme->onDelete(row.rule).isValid());
    }
    QVERIFY(lightTheme() != darkTheme());
    QCOMPARE(lightTheme().selection.name(), u"#2f6fed"_s);
    QCOMPARE(darkTheme().panel.name(), u"#1b1f26"_s);
}

void TestTheme::contrast_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<double>("least");
    for (const Theme *theme : themes()) {
        const char *suffix = theme->dark ? "dark" : "light";
        const auto row = [&](const char *name, QColor a, QColor b, double least = 4.5) {
            QTest::addRow("%s, %s", name, suffix) << a << b << least;
        };
        row("text on panels", theme->text, theme->panel);
        row("text on inputs", theme->text, theme->control);
        row("text in boxes", theme->text, theme->box);
        row("quiet text on panels", theme->quietText, theme->panel);
        row("quiet text on inputs", theme->quietText, theme->control);
        row("quiet text on the canvas", theme->quietText, theme->canvas);
        row("text on the selection", theme->selectionText, theme->selection);
        row("errors on panels", theme->error, theme->panel);
        row("warnings on panels", theme->warning, theme->panel);
        row("success on panels", theme->success, theme->panel);
        row("white on external headers", Qt::white, theme->external);
        row("keywords in code", theme->keyword, theme->control);
        row("strings in code", theme->string, theme->control);
        row("numbers in code", theme->number, theme->control);
        row("comments in code", theme->comment, theme->control);
        row("the focus ring on panels", theme->selection, theme->panel, 3);
        for (const OnDeleteRow &rule : onDeleteRules()) {
            const QString name = rule.name.isEmpty() ? u"a custom rule"_s : rule.name.toString();
            row(qPrintable(u"button of "_s + name), theme->selectionText, theme->onDelete(rule.rule));
            row(qPrintable(u"edge of "_s + name), theme->onDelete(rule.rule), theme->canvas, 3);
        }
    }
}

void TestTheme::contrast()
{
    QFETCH(QColor, text);
    QFETCH(QColor, ground);
    QFETCH(double, least);
    const qreal ratio = ::contrast(text, ground);
    QVERIFY2(ratio >= least, qPrintable(u"%1 on %2: %3"_s.arg(text.name(), ground.name()).arg(ratio)));
}

void TestTheme::headersCarryWhiteText()
{
    for (const Theme *theme : themes()) {
        for (int hue = 0; hue < Theme::hueCount; ++hue) {
            const qreal ratio = ::contrast(Qt::white, theme->appHeader(hue));
            QVERIFY2(ratio >= 4.5,
                     qPrintable(u"hue %1 of %2: %3"_s.arg(hue).arg(theme->dark ? u"dark"_s : u"light"_s).arg(ratio)));
        }
    }
}

void TestTheme::neighbouringHuesDiffer()
{
    for (const Theme *theme : themes()) {
        for (int hue = 0; hue < Theme::hueCount; ++hue) {
            const int turn = std::abs(theme->appHeader(hue).hsvHue() - theme->appHeader(hue + 1).hsvHue());
            QVERIFY2(std::min(turn, 360 - turn) > 30, qPrintable(QString::number(hue)));
        }
        QCOMPARE(theme->appHeader(Theme::hueCount), theme->appHeader(0));
        QCOMPARE(theme->appHeader(-1), theme->appHeader(Theme::hueCount - 1));
    }
}

void TestTheme::rulesAreToldApart()
{
    using Rule = OnDelete::Rule;
    const QList<Rule> rules{Rule::Cascade,    Rule::Protect, Rule::Restrict, Rule::SetNull,
                            Rule::SetDefault, Rule::Set,     Rule::DoNothing};
    for (const Theme *theme : themes()) {
        QSet<QRgb> colours;
        for (Rule rule : rules)
            colours.insert(theme->onDelete(rule).rgb());
        QCOMPARE(colours.size(), rules.size());
    }
    QCOMPARE(lineStyle(Rule::Cascade), LineStyle::Solid);
    QCOMPARE(lineStyle(Rule::SetNull), LineStyle::Dashed);
    QCOMPARE(lineStyle(Rule::DoNothing), LineStyle::Dotted);
    QCOMPARE(lineStyle(Rule::DbSetNull), LineStyle::Dashed);
}

void TestTheme::currentThemeIsTheOneApplied()
{
    applyTheme(darkTheme());
    QVERIFY(currentTheme().dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), darkTheme().panel);
    applyTheme(lightTheme());
    QVERIFY(!currentTheme().dark);
}

void TestTheme::preferenceDecides()
{
    setThemePreference(ThemePreference::Dark);
    QVERIFY(currentTheme().dark);
    QCOMPARE(themePreference(), ThemePreference::Dark);
    setThemePreference(ThemePreference::Light);
    QVERIFY(!currentTheme().dark);
}

void TestTheme::environmentDecidesForSystem()
{
    qputenv("RELATA_THEME", "dark");
    setThemePreference(ThemePreference::System);
    QVERIFY(currentTheme().dark);
    qputenv("RELATA_THEME", "light");
    setThemePreference(ThemePreference::System);
    QVERIFY(!currentTheme().dark);
    qunsetenv("RELATA_THEME");
    applyTheme(darkTheme());
    setThemePreference(ThemePreference::System);
    QVERIFY2(!currentTheme().dark, "the offscreen platform is light");
}

void TestTheme::styleSheetNamesNoUnknownToken()
{
    for (const Theme *theme : themes())
        QVERIFY(!styleSheet(*theme).contains(u'@'));
}

void TestTheme::fontsAreInPixels()
{
    QCOMPARE(uiFont(13).pixelSize(), 13);
    QCOMPARE(uiFont(13, QFont::DemiBold).weight(), int(QFont::DemiBold));
    const QFontMetricsF code(codeFont(12));
    QCOMPARE(code.horizontalAdvance(u"iiii"_s), code.horizontalAdvance(u"MMMM"_s));
    QCOMPARE(QApplication::font().pixelSize(), 13);
}

void TestTheme::icons_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"select", "model",   "foreign-key", "one-to-one", "many-to-many", "generic",      "note",     "undo",
          "redo",   "new",     "open",        "save",       "export",       "zoom-in",      "zoom-out", "fit",
          "find",   "arrange", "delete",      "add",        "copy",         "check",        "warning",  "error",
          "key",    "field",   "app",         "play",       "refresh",      "chevron-down", "relata"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestTheme::icons()
{
    QFETCH(QString, name);
    for (const Theme *theme : themes()) {
        applyTheme(*theme);
        const QImage image = icon(name).pixmap(QSize(20, 20)).toImage();
        QCOMPARE(image.size(), QSize(20, 20));
        QVERIFY(paintedPixels(image) > 12);
    }
}

void TestTheme::iconsTakeTheColourOfTheTheme()
{
    const QIcon add = icon(u"add"_s);
    const QIcon save = icon(u"save"_s, &Theme::success);
    QCOMPARE(add.pixmap(QSize(20, 20)).toImage().pixelColor(10, 10), lightTheme().text);
    applyTheme(darkTheme());
    QCOMPARE(add.pixmap(QSize(20, 20)).toImage().pixelColor(10, 10), darkTheme().text);
    QCOMPARE(add.pixmap(QSize(20, 20), QIcon::Normal, QIcon::On).toImage().pixelColor(10, 10),
             darkTheme().selectionText);
    QVERIFY(paintedPixels(save.pixmap(QSize(20, 20), QIcon::Disabled).toImage()) > 12);
}

void TestTheme::iconsAreSharpOnDenseScreens()
{
    const QPixmap pixmap = icon(u"model"_s).pixmap(QSize(20, 20), 2.0);
    QCOMPARE(pixmap.size(), QSize(40, 40));
    QCOMPARE(pixmap.devicePixelRatio(), 2.0);
}

void TestTheme::unknownIconIsNull()
{
    QVERIFY(icon(u"no-such-icon"_s).isNull());
}

void TestTheme::iconFilesAreOfOneKind()
{
    const QFileInfoList files = QDir(u":/icons"_s).entryInfoList({u"*.svg"_s});
    QVERIFY(files.size() > 30);
    for (const QFileInfo &info : files) {
        if (info.baseName() == "relata"_L1)
            continue;
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray svg = file.readAll();
        QVERIFY2(svg.contains("stroke=\"currentColor\" stroke-width=\"1.6\"") && !svg.contains('#'),
                 qPrintable(info.fileName()));
    }
}

void TestTheme::comboBoxHasAnArrow()
{
    for (const Theme *theme : themes()) {
        applyTheme(*theme);
        QComboBox combo;
        combo.resize(120, 28);
        const QImage image = combo.grab().toImage();
        int arrow = 0;
        for (int y = 8; y < 20; ++y) {
            for (int x = 95; x < 118; ++x)
                arrow += ::contrast(image.pixelColor(x, y), theme->control) > 2.5;
        }
        QVERIFY(arrow > 6);
        QCOMPARE(combo.sizeHint().height(), 28);
    }
}

// This program links the resources as any other does, and names none of them in its code.
void TestTheme::theExampleIsCompiledIn()
{
    QFile file(u":/examples/blog.relata"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith('{'));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
