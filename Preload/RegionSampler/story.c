/* story.c — SPDX-License-Identifier: Apache-2.0 */
#include "story.h"
#include "region_slots.h"
#include "text.h"

/* Outside of the handler: the interrupt, the signal and the return from it, as measured on a
 * virtual machine, where each interrupt of a timer goes to the host and back. */
enum { KERNEL_SHARE = 6000 };

static void put(struct text *to, const char *name, uint64_t value)
{
    text_byte(to, ',');
    text_json(to, name);
    text_byte(to, ':');
    text_number(to, value);
}

static void put_first(struct text *to, const char *name, uint64_t value)
{
    text_json(to, name);
    text_byte(to, ':');
    text_number(to, value);
}

static void put_spread(struct text *to, const char *name, const struct region_spread *spread)
{
    text_byte(to, ',');
    text_json(to, name);
    text_add(to, ":{");
    put_first(to, "min", spread->min);
    put(to, "median", spread->median);
    put(to, "p99", spread->p99);
    put(to, "max", spread->max);
    put(to, "total", spread->total);
    text_byte(to, '}');
}

static void put_counters(struct text *to, const struct region_statistics *region)
{
    text_add(to, ",\"counters\":{");
    for (size_t i = 0; i < region->counter_count; i++) {
        if (i)
            text_byte(to, ',');
        put_first(to, region->counter_names[i], region->counters[i]);
    }
    text_byte(to, '}');
}

/* A list, of which the next entry may be the first. */
struct list {
    struct text *to;
    bool has_entry;
};

static void begin_entry(struct list *list)
{
    if (list->has_entry)
        text_byte(list->to, ',');
    list->has_entry = true;
}

static void put_region(void *with, const struct region_statistics *region)
{
    struct list *list = with;

    begin_entry(list);
    text_add(list->to, "{\"name\":");
    text_json(list->to, region->name);
    put(list->to, "calls", region->calls);
    if (region->has_wall)
        put_spread(list->to, "wall", &region->wall);
    if (region->has_cpu)
        put_spread(list->to, "cpu", &region->cpu);
    if (region->counter_count)
        put_counters(list->to, region);
    text_byte(list->to, '}');
}

static void put_absent(void *with, const char *name, const char *why)
{
    struct list *list = with;

    begin_entry(list);
    text_json(list->to, name);
    text_byte(list->to, ':');
    text_json(list->to, why);
}

static void put_samples(const struct run *run, const struct run_time *time, struct text *to)
{
    text_add(to, ",\"samples\":{");
    put_first(to, "expected", run_expected(run, time));
    put(to, "taken", run->taken);
    put(to, "lost", run->lost);
    put(to, "cut", run->cut);
    put(to, "blocked", run->blocked);
    text_byte(to, '}');
}

static void put_notes(const struct run *run, const char *more, struct text *to)
{
    struct list list = {.to = to};

    text_add(to, ",\"notes\":[");
    for (uint32_t i = 0; i < run->note_count; i++) {
        begin_entry(&list);
        text_json(to, run->notes[i]);
    }
    if (more) {
        begin_entry(&list);
        text_json(to, more);
    }
    text_byte(to, ']');
}

/* Where nothing was measured, there is nothing to add up. Returns whether all is there. */
static bool put_regions(const struct run *run, void *to_work_in, struct text *to)
{
    struct list regions = {.to = to}, absent = {.to = to};
    bool is_all = true;

    text_add(to, ",\"regions\":[");
    if (run->wish.measures && to_work_in)
        is_all = region_statistics_each_in(to_work_in, put_region, &regions);
    else if (run->wish.measures)
        region_statistics_each(put_region, &regions);
    text_add(to, "],\"absent\":{");
    if (run->wish.measures & REGION_COUNTERS)
        region_counters_absent(put_absent, &absent);
    text_byte(to, '}');
    return is_all;
}

static void put_run(const struct run *run, const struct run_time *time, struct text *to)
{
    text_add(to, "{\"version\":1,\"how\":\"in-process\",\"event\":\"cpu-clock\"");
    put(to, "frequency", 1000000000 / run->period);
    put(to, "start", run->begun);
    put(to, "end", time->ended);
    put(to, "cpu", time->cpu);
    put(to, "overhead", run->own_time + run->taken * KERNEL_SHARE);
    put_samples(run, time, to);
}

void story_write(struct run *run, char *to)
{
    struct text text = text_in(to, STORY_ROOM);

    put_run(run, &run->time, &text);
    put_regions(run, NULL, &text);
    put_notes(run, NULL, &text);
    text_byte(&text, '}');
}

size_t story_draft(const struct run *run, const char *command, void *to_work_in, char *to,
                   size_t room)
{
    static const char unknown[] =
        "The calls of regions are not known: they are told when the profile is completed.";
    const struct run_time time = run_time_now(run);
    struct text text = text_in(to, room);
    bool is_all = !run->wish.measures;

    put_run(run, &time, &text);
    text_add(&text, ",\"command\":");
    text_add(&text, command);
    if (run->wish.measures && to_work_in)
        is_all = put_regions(run, to_work_in, &text);
    put_notes(run, is_all ? NULL : unknown, &text);
    text_byte(&text, '}');
    return text.length + 1 < room ? text.length : 0;
}

size_t story_event_name(const struct path *path, char *to)
{
    const unsigned depth = atomic_load_explicit(&path->depth, memory_order_acquire);
    struct text text = text_in(to, PATH_NAME);

    text_add(&text, "cpu-clock");
    for (unsigned i = 0; i < depth; i++) {
        text_byte(&text, i ? '/' : ':');
        text_add(&text, region_name(path->ids[i]));
    }
    return text.length;
}

size_t story_events(struct run *run, struct perf_data_event *events, char *names)
{
    const uint32_t most = paths_count(&run->paths);
    size_t count = 0;

    for (uint32_t i = 0; i < most; i++) {
        if (i != PATH_OUTSIDE && run->paths.at[i].samples == 0)
            continue;
        events[count++] = (struct perf_data_event){i + 1, names};
        names += story_event_name(&run->paths.at[i], names) + 1;
    }
    return count;
}
