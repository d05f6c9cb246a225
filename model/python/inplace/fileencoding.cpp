// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/fileencoding.h"

#include <QCoreApplication>
#include <QStringConverter>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// Python's names of the codecs that both sides know.
QByteArray codecName(const QString &encoding)
{
    QString name = encoding.toLower().replace(u'_', u'-');
    if (name.startsWith("latin-1"_L1) || name.startsWith("iso-8859-1-"_L1) || name == u"latin1" || name == u"l1" ||
        name == u"iso8859-1" || name == u"8859")
        return "ISO-8859-1";
    if (name.startsWith("cp125"_L1))
        return "windows-" + name.mid(2).toLatin1();
    if (name.startsWith("iso8859-"_L1))
        return "ISO-8859-" + name.mid(8).toLatin1();
    return name.toLatin1();
}

bool isUtf8(const QByteArray &name)
{
    return name.isEmpty() || name == "utf-8" || name == "utf8" || name.startsWith("utf-8-") || name == "u8";
}

// The first letter that does not come back from the encoding; null if all do.
QString lostLetter(const QString &text, const QByteArray &codec)
{
    for (const char32_t letter : text.toUcs4()) {
        if (letter < 0x80)
            continue;
        const QString one = QString::fromUcs4(&letter, 1);
        QStringEncoder encoder(codec.constData());
        QStringDecoder decoder(codec.constData());
        const QByteArray bytes = encoder(one);
        const QString back = decoder(bytes);
        if (encoder.hasError() || back != one)
            return one;
    }
    return {};
}

} // namespace

Result<QByteArray> encodedAs(const PyModule &module, const QByteArray &source)
{
    const QByteArray codec = codecName(module.encoding);
    if (isUtf8(codec))
        return module.byteOrderMark ? "\xef\xbb\xbf" + source : source;
    const QString text = QString::fromUtf8(source);
    QStringEncoder encoder(codec.constData());
    QStringDecoder decoder(codec.constData());
    if (!encoder.isValid() || !decoder.isValid())
        return Error{
            QCoreApplication::translate("InPlace", "%1: its encoding %2 cannot be written; save it as UTF-8 first.")
                .arg(module.path, module.encoding)};
    const QByteArray bytes = encoder(text);
    const QString back = decoder(bytes);
    if (!encoder.hasError() && back == text)
        return bytes;
    return Error{
        QCoreApplication::translate("InPlace", "%1: its encoding %2 has no letter \"%3\"; save it as UTF-8 first.")
            .arg(module.path, module.encoding, lostLetter(text, codec))};
}

} // namespace relata
