// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// QScintilla's headers are written with the keywords that Relata does without.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#include <Qsci/qscilexerpython.h>
#include <Qsci/qscilexersql.h>
#include <Qsci/qsciscintilla.h>
#undef signals
#undef slots
