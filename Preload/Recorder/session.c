/* session.c — SPDX-License-Identifier: Apache-2.0 */
#include "clock.h"
#include "complaint.h"
#include "kernel_record.h"
#include "kin.h"
#include "session.h"
#include "stacks.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void begin_story(struct session *session)
{
    const struct record_options *options = session->options;

    session->story = (struct record_story){
        .pid = session->target.pid,
        .event = options->event->name,
        .frequency = options->frequency,
        .is_clock = options->event->is_time,
        .sees_kernel = !session->samplers.attr.exclude_kernel,
        .start = nanoseconds(),
    };
    cpu_use_read(&session->use_before, &session->target, options->children);
    session->use_now = session->use_before;
}

static size_t list_family(const struct session *session, int32_t **pids)
{
    const struct target *target = &session->target;

    return session->options->children ? kin_list(target->pid, target->except, pids)
                                      : target_processes(target, pids);
}

static void begin_family(struct session *session)
{
    int32_t *pids = NULL;
    const size_t count = target_processes(&session->target, &pids);

    region_family_begin(&session->family, pids, count);
    free(pids);
}

/* What the kernel has told until now of those that there are is heard before. */
static void meet_family(struct session *session)
{
    int32_t *pids = NULL;
    const size_t count = list_family(session, &pids);

    session_drain(session);
    for (size_t i = 0; i < count; i++)
        region_family_meet(&session->family, pids[i]);
    free(pids);
    session->has_lost &= session->is_unsure;
}

int session_begin(struct session *session, bool on_exec)
{
    const struct record_options *options = session->options;
    int status = samplers_open(&session->samplers, &session->target, options, on_exec);

    if (status)
        return status;
    if (!region_events_begin(&session->events, options->event->name, options->region))
        return complain(EX_OSERR, "there is no memory for regions; free some");
    status = output_open(&session->output, options->output ? options->output : "perf.data");
    if (status)
        return status;
    if (!on_exec)
        begin_family(session);
    askers_begin(&session->askers);
    begin_story(session);
    return 0;
}

void session_enable(struct session *session)
{
    region_family_read(&session->family);
    samplers_enable(&session->samplers);
    session->is_unsure = true;
}

/* Threads that were there before have samplers of their own, and may have inherited others. */
static bool comes_twice(const struct session *session, const struct kernel_sample *sample)
{
    const int32_t owner = samplers_thread(&session->samplers, sample->id);

    return owner && owner != (int32_t)sample->tid &&
           samplers_has(&session->samplers, (int32_t)sample->tid);
}

static bool is_of_other_process(const struct session *session, const struct kernel_sample *sample)
{
    return session->samplers.inherits_forks && !session->options->children &&
           (int32_t)sample->pid != session->target.pid;
}

static struct copied_space *space_of(struct session *session, const struct kernel_sample *sample)
{
    return sample->stack ? spaces_of(&session->spaces, (int32_t)sample->pid, session->target.pid)
                         : NULL;
}

static void write_sample(struct session *session, const struct kernel_sample *sample, uint64_t id)
{
    uint64_t chain[STACK_MOST];
    bool is_cut = false;
    const size_t count = stack_chain(sample, space_of(session, sample), chain, &is_cut);
    const size_t room = sizeof(chain) + 128;
    const struct perf_data_origin origin = {sample->pid, sample->tid, sample->time, id};
    uint8_t *to = output_room(&session->output, room);

    output_took_sample(&session->output,
                       perf_data_sample(to, room, &origin, sample->period, chain, count));
    session->story.taken++;
    session->story.cut += is_cut;
    session->too_deep += is_cut && sample->stack_size >= session->samplers.attr.sample_stack_user;
}

static const struct perf_data_event *event_of(struct session *session,
                                              const struct kernel_sample *sample)
{
    bool is_blind = false;
    struct region_path path =
        region_family_at(&session->family, sample->pid, sample->tid, sample->time, &is_blind);

    if (session->has_lost && session->family.ever) {
        path = (struct region_path){.is_unknown = true};
        is_blind = true;
    }
    session->blind += is_blind;
    session->unknown += path.is_unknown && !is_blind;
    return region_events_of(&session->events, &path, region_names_of, &session->family.names);
}

static void take_sample(struct session *session, const struct perf_event_header *record)
{
    struct kernel_sample sample;
    const struct perf_data_event *event = NULL;

    if (!kernel_sample_read(&sample, record, session->samplers.attr.sample_type) ||
        is_of_other_process(session, &sample) || askers_have(&session->askers, sample.pid))
        return;
    if (comes_twice(session, &sample)) {
        session->twice++;
        return;
    }
    event = event_of(session, &sample);
    if (event)
        write_sample(session, &sample, event->id);
    else
        session->unwanted++;
}

/* In a copy: the kernel lets nobody write to its own. */
static void keep_record(struct session *session, const struct perf_event_header *record)
{
    uint8_t *copy = output_room(&session->output, record->size);

    memcpy(copy, record, record->size);
    if (kernel_record_keep((void *)copy, REGION_EVENT_OUTSIDE))
        output_took(&session->output, record->size);
}

static void count_record(struct session *session, const struct perf_event_header *record)
{
    session->story.lost += kernel_record_lost(record);
    session->story.throttled += record->type == PERF_RECORD_THROTTLE;
    session->born += record->type == PERF_RECORD_FORK;
}

/* Somebody may profile a recorder. */
static void hear_passing(struct session *session, const struct perf_event_header *record)
{
    const uint32_t *ids = (const uint32_t *)(record + 1); /* pid, ppid, tid */

    if (record->type == PERF_RECORD_EXIT)
        samplers_forget(&session->samplers, (int32_t)ids[2]);
    if (ids[0] != (uint32_t)session->target.process)
        askers_hear(&session->askers, record);
}

/* Others are only forked before our eyes. */
static bool is_followed(const struct session *session, const struct perf_event_header *record)
{
    const uint32_t *ids = (const uint32_t *)(record + 1);

    return session->options->children || ids[0] == (uint32_t)session->target.process;
}

static void take_record(struct session *session, const struct perf_event_header *record)
{
    count_record(session, record);
    if (record->type == PERF_RECORD_SAMPLE)
        return take_sample(session, record);
    if (is_followed(session, record)) {
        region_family_hear(&session->family, record);
        spaces_hear(&session->spaces, record);
    }
    hear_passing(session, record);
    if (!region_family_is_alone_in(record))
        keep_record(session, record);
}

/* The ring with the oldest record; NULL: all are empty. */
static struct ring *oldest(struct session *session)
{
    struct ring *found = NULL;

    for (size_t i = 0; i < session->samplers.ring_count; i++) {
        struct ring *ring = &session->samplers.rings[i];

        if (ring->tail < ring->head && (!found || ring->next_time < found->next_time))
            found = ring;
    }
    return found;
}

/* A loss is told behind what was lost. */
static void hear_loss(struct session *session, struct ring *ring,
                      const struct perf_event_header *record)
{
    if (record->type != PERF_RECORD_LOST || !ring->was_full)
        return;
    session->has_lost = session->is_unsure = true;
    ring->was_full = false;
}

/* In the order of time: what a thread does on one CPU follows on what it did on another. */
static void drain_rings(struct session *session)
{
    struct ring *ring = NULL;

    while ((ring = oldest(session))) {
        const struct perf_event_header *record = ring_next(ring, session->bounce);
        const uint16_t size = record->size;

        hear_loss(session, ring, record);
        take_record(session, record);
        ring_advance(ring, size);
    }
}

/* Samples that are in the rings now are of a time whose regions are read after that. */
void session_drain(struct session *session)
{
    enum { LATE = 10000000 }; /* ns between a sample's time and its coming into the ring */
    const uint64_t time = nanoseconds();

    for (size_t i = 0; i < session->samplers.ring_count; i++)
        ring_look(&session->samplers.rings[i]);
    region_family_read(&session->family);
    drain_rings(session);
    if (session->looked)
        region_family_forget_before(&session->family, session->looked - LATE);
    region_family_sweep(&session->family, false);
    session->looked = time;
}

void session_look(struct session *session)
{
    const bool is_unsure = session->is_unsure;

    cpu_use_read(&session->use_now, &session->target, session->options->children);
    session->is_unsure = false;
    if (is_unsure) {
        region_family_sweep(&session->family, true);
        meet_family(session);
    } else if (!session->options->threads) {
        region_family_meet(&session->family, session->target.process);
    }
}

/* What is not known, or not seen, of regions. */
static void add_region_notes(struct session *session)
{
    struct record_story *story = &session->story;
    const char *region = session->options->region;

    if (region && !session->family.ever)
        record_story_note(story, "The program showed no regions, so no sample is inside of %s.",
                          region);
    if (region && session->family.ever)
        record_story_note(story, "%lu samples outside of %s were left out.", session->unwanted,
                          region);
    if (session->blind)
        record_story_note(story,
                          "%lu samples are of (unknown region), as they were taken before the "
                          "regions of their process, or of the one it was forked from, could be "
                          "read, or after records were lost.",
                          session->blind);
    if (session->family.too_many)
        record_story_note(story,
                          "The regions of %zu processes are not read, as no more than %d are "
                          "watched at once.",
                          session->family.too_many, REGION_FAMILY_MOST);
    if (session->family.overwritten)
        record_story_note(story,
                          "%lu changes of region came too fast to be read; %lu samples are of "
                          "(unknown region).",
                          session->family.overwritten, session->unknown);
}

static void add_notes(struct session *session)
{
    struct record_story *story = &session->story;

    add_region_notes(session);
    if (session->samplers.refused)
        record_story_note(story,
                          "%zu threads of processes that were there before belong to other users, "
                          "and are not sampled.",
                          session->samplers.refused);
    /* The kernel gives a new thread its first sample after a whole period. */
    if (story->is_clock && session->born * 20 > story->taken && session->born > 10)
        record_story_note(story,
                          "%lu threads and processes began, and none was sampled in its first "
                          "1/%u s of CPU time: those that live a short time are seen too seldom.",
                          session->born, story->frequency);
    if (session->too_deep * 20 > story->taken && session->options->stack_size < STACK_SIZE_MOST)
        record_story_note(story,
                          "%lu stacks were longer than the %u bytes that were unwound; "
                          "--stack-size %d has more of them.",
                          session->too_deep, session->options->stack_size, STACK_SIZE_MOST);
    if (session->output.dropped)
        record_story_note(story, "%lu records were not written: %s.", session->output.dropped,
                          strerror(-session->output.error));
}

static void end_story(struct session *session)
{
    struct record_story *story = &session->story;
    const uint64_t total = samplers_total(&session->samplers);

    cpu_use_read(&session->use_now, &session->target, session->options->children);
    story->end = nanoseconds();
    story->has_overhead = true;
    story->overhead = nanoseconds_of(CLOCK_PROCESS_CPUTIME_ID);
    record_story_note(story,
                      "The overhead is the recorder's own CPU time, beside the program's; what "
                      "the kernel does for a sample is in the program's.");
    story->user = session->use_now.user - session->use_before.user;
    story->system = session->use_now.system - session->use_before.system;
    story->cpu =
        session->options->event->is_time
            ? total
            : (story->user + story->system) * (1000000000u / (uint64_t)sysconf(_SC_CLK_TCK));
    /* Nobody knows how much of it was inside of one region. */
    if (session->options->region)
        story->cpu = 0;
    add_notes(session);
}

/* A disk that is full takes back samples. */
static void count_lost(struct session *session)
{
    session->story.taken -= session->output.lost_samples;
    session->story.lost += session->output.lost_samples;
    session->output.lost_samples = 0;
}

static int write_end(struct session *session)
{
    enum { ROOM = 8192 };
    char words[ROOM];
    const struct perf_data_end end = {
        .attr = &session->samplers.attr,
        .events = session->events.events,
        .event_count = session->events.count,
        .first_time = session->story.start,
        .last_time = session->story.end,
        .arguments = session->arguments,
        .argument_count = session->argument_count,
        .story = record_story_write(&session->story, words, ROOM) < ROOM ? words : NULL,
    };

    return perf_data_end(session->output.file, &end);
}

static int close_file(struct session *session)
{
    const int error = write_end(session);

    if (error == -ENOSPC || error == -EDQUOT || error == -EFBIG) {
        output_step_back(&session->output);
        count_lost(session);
        write_end(session);
    }
    return output_close(&session->output, error);
}

void session_finish(struct session *session, struct control_answer *answer)
{
    int error = 0;

    samplers_disable(&session->samplers);
    session_drain(session);
    output_flush(&session->output);
    count_lost(session);
    end_story(session);
    region_family_leave(&session->family);
    error = close_file(session);
    if (!error)
        return;
    answer->status = EX_IOERR;
    snprintf(answer->words, sizeof(answer->words),
             "%s is not complete: %s; %lu samples are in it, %lu are lost", answer->path,
             strerror(-error), session->story.taken, session->story.lost);
}
