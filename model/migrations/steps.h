// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fields/djangoversion.h"
#include "model/migrations/operations.h"

#include <span>
#include <vector>

namespace relata {

// What goes on between the registry and its migrations.  Models, steps and apps are numbers, and all of them stand in
// a few plain lists, as there are many: a thousand models make six thousand steps.

/// A part of a list, from `begin` to before `end`.
struct Range
{
    int begin = 0;
    int end = 0;

    int size() const { return end - begin; }
};

/// What has to be there before a step can run: a model, or what another step of the same model makes.
struct Need
{
    int model = -1;
    int step = -1;          ///< -1: the one that creates the model
    bool swappable = false; ///< through a setting such as AUTH_USER_MODEL
};

/// An operation before it is optimized.
struct Step
{
    Operation::Kind kind = Operation::Kind::CreateModel;
    int model = -1;
    int item = -1;       ///< AddField: the field's place in its list; AddIndex, AddConstraint: among those of the model
    FieldList list = {}; ///< AddField
    Range fields = {};   ///< CreateModel: in Steps::fields
    Range needs = {};    ///< in Steps::needs

    FieldKey field() const { return {model, list, item}; }
};

struct AppSteps
{
    QString label = {};
    Range order = {}; ///< in Steps::order
};

struct Steps
{
    std::vector<Step> steps = {};
    std::vector<Need> needs = {};
    std::vector<FieldKey> fields = {};
    std::vector<AppSteps> apps = {}; ///< by label; those without models of their own have no steps
    std::vector<int> appOf = {};     ///< by model: index in `apps`; -1 for automatic link models
    std::vector<int> created = {};   ///< by model: the step that creates it; -1 if none does
    std::vector<int> order = {};     ///< steps, app after app, in the order in which they can run
    std::vector<int> place = {};     ///< by step: its place in `order`; -1 for those that wait for one another

    int provider(const Need &need) const { return need.step >= 0 ? need.step : created[size_t(need.model)]; }
};

/// The operations of the models of all apps, each app's sorted by what they need within the app.
Steps sortedSteps(const Registry &registry, Whose whose, const DjangoVersion &version);

/// Django's optimizer, for one migration after the other.
class Optimizer
{
public:
    Optimizer(const Registry &registry, const Steps &steps, const DjangoVersion &version);
    QList<Operation> run(std::span<const int> order);

private:
    static constexpr int none = -1;

    /// What stands at a place of the migration.
    struct Slot
    {
        int step = none;
        int mentions = none; ///< the first of the models it mentions, in m_mentioned
        int lastMention = none;
        int absorbed = none; ///< CreateModel: the first step it has taken in, in m_taken
        int lastAbsorbed = none;
        int waiting = none; ///< the first CreateModel that is stuck because of it, in m_waiting
        bool gone = false;
    };
    /// An element of a chain.
    struct Link
    {
        int value = none;
        int next = none;
    };
    /// What is to be known of a model, as long as a migration is optimized.
    struct Model
    {
        int created = none;  ///< the place of its CreateModel
        Range own = {};      ///< in m_own: places of what a CreateModel takes in and has not yet
        Range mentions = {}; ///< in m_places: places that mention it, indexes and constraints left out
    };
    struct Targets
    {
        int to = none;
        int through = none;
    };

    const Step &step(int place) const { return m_steps.steps[size_t(m_slots[size_t(place)].step)]; }
    Model &model(int index) { return m_models[size_t(index)]; }
    Targets targetsOf(const FieldKey &key) const;
    bool isOpaque(Operation::Kind kind) const;
    void enlist(std::span<const int> order);
    void mention(int place, int model);
    void listOwn();
    void listMentions();
    void open(int place);
    int firstOpen();
    bool merge(int place);
    int mentionBetween(int model, int from, int until);
    int opaqueBetween(int from, int until);
    std::span<const int> ownBetween(int model, int from, int until);
    int obstacleRight(int model, int place, int other);
    int obstacleLeft(int place, int other);
    int referredField(const Targets &targets, const ResolvedField &field, int place, int other);
    void moveMentions(int from, int to);
    void wait(int place, int obstacle);
    void wake(int place);
    Operation operationAt(int place) const;

    const Registry &m_registry;
    const Steps &m_steps;
    const DjangoVersion &m_version;
    std::vector<Model> m_models;
    std::vector<int> m_touched; ///< models of which something is known
    std::vector<Slot> m_slots;
    std::vector<int> m_own;
    std::vector<int> m_places;
    std::vector<Link> m_mentioned;
    std::vector<Link> m_taken;
    std::vector<Link> m_waiting;
    std::vector<quint64> m_open; ///< a bit per place: a CreateModel that is to be looked at
    std::vector<quint64>
        m_opaque;           ///< a bit per place: an index or constraint, which Django takes to mention everything
    size_t m_firstOpen = 0; ///< no word of m_open before it has a bit
    size_t m_firstOpaque = 0;
};

} // namespace relata
