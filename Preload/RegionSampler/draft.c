/* draft.c — SPDX-License-Identifier: Apache-2.0 */
#include "draft.h"
#include "command.h"
#include "events.h"
#include "kernel.h"
#include "run.h"
#include "story.h"
#include "text.h"

static struct run *run_of(struct tape *tape)
{
    return (struct run *)((char *)tape - offsetof(struct run, tape));
}

static int describe(struct run *run, uint32_t count)
{
    const struct perf_event_attr attr = events_attr(run);
    struct draft *draft = &run->draft;
    int error = 0;

    for (; draft->in_file.event_count < count && !error; draft->in_file.event_count++) {
        const uint64_t place =
            perf_data_draft_event(draft->record, &attr, draft->in_file.event_count + 1);

        error = tape_write(&run->tape, draft->record, PERF_DATA_DRAFT_EVENT, place);
    }
    return error;
}

static int name(struct run *run, uint32_t number)
{
    struct draft *draft = &run->draft;

    story_event_name(&run->paths.at[number], draft->name);
    return tape_append(&run->tape, draft->record,
                       perf_data_name(draft->record, DRAFT_RECORD, number + 1, draft->name));
}

/* A path that is still being made has no sample yet. Those behind it, which may have some, are
 * named once more next time. */
static int name_all(struct run *run, uint32_t count)
{
    struct draft *draft = &run->draft;
    int error = 0;

    for (uint32_t i = draft->named; i < count && !error; i++) {
        if (i != PATH_OUTSIDE && !atomic_load(&run->paths.at[i].depth))
            continue;
        error = name(run, i);
        if (!error && draft->named == i)
            draft->named++;
    }
    return error;
}

/* Who reads the file does not know what to do with a sample of an event that is not there, and
 * would take it for one outside of all regions without the event's name. */
static int before(struct tape *tape)
{
    struct run *run = run_of(tape);
    const uint32_t count = paths_count(&run->paths);
    const int error = run->draft.in_file.event_count < count ? describe(run, count) : 0;

    return error ? error : name_all(run, count);
}

/* Once a second, and sooner as long as the run is short. */
static bool is_to_tell(const struct run *run, uint64_t now)
{
    enum { PART = 4, LATEST = 1000000000 };
    const uint64_t passed = now - run->draft.told_at;

    return passed > LATEST || passed > (now - run->begun) / PART;
}

/* Calls of regions are left out where they are too many, and at the very beginning: there, none is
 * known, and it would take some time to find out how long a tick is. */
static size_t write_story(struct run *run)
{
    struct draft *draft = &run->draft;
    void *room = draft->told_at ? draft->room : NULL;
    const size_t most = sizeof(draft->story);
    const size_t size = story_draft(run, draft->command, room, draft->story, most);

    return size ? size : story_draft(run, draft->command, NULL, draft->story, most);
}

/* Where there is no room for it, the one before stays. */
static void tell(struct run *run, uint64_t now)
{
    struct draft *draft = &run->draft;
    const unsigned turn = draft->in_file.story_turn + 1;
    const size_t size = write_story(run);

    draft->told_at = now;
    if (!size || tape_write(&run->tape, draft->story, size, perf_data_draft_story(turn)) != 0)
        return;
    draft->in_file.story_turn = turn;
    draft->in_file.story_size = size;
}

static int after(struct tape *tape)
{
    struct run *run = run_of(tape);
    struct draft *draft = &run->draft;
    const uint64_t now = clock_now(CLOCK_MONOTONIC);

    if (is_to_tell(run, now))
        tell(run, now);
    draft->in_file.size = tape->size;
    return tape_write(tape, draft->record, PERF_DATA_DRAFT_HEAD,
                      perf_data_draft_head(draft->record, &draft->in_file));
}

int draft_join(struct run *run)
{
    static const struct tape_frame frame = {before, after};

    run->tape.frame = &frame;
    return tape_skip(&run->tape, PERF_DATA_DRAFT_ROOM);
}

/* As JSON. What does not fit is left out. */
static void put_command(struct draft *draft)
{
    const char *words[COMMAND_WORDS];
    const size_t count = command_read(draft->story, words);
    struct text text = text_in(draft->command, sizeof(draft->command) - 1);

    text_byte(&text, '[');
    for (size_t i = 0; i < count; i++) {
        const size_t length = text.length;

        text_add(&text, i ? "," : "");
        text_json(&text, words[i]);
        if (text.length + 1 < text.room)
            continue;
        text.length = length;
        break;
    }
    text.room++;
    text_byte(&text, ']');
}

int draft_begin(struct run *run)
{
    put_command(&run->draft);
    tape_flush(&run->tape, clock_now(CLOCK_MONOTONIC));
    return atomic_load(&run->tape.error);
}
