/* finish.c — SPDX-License-Identifier: Apache-2.0 */
#include "finish.h"
#include "command.h"
#include "events.h"
#include "kernel.h"
#include "zeroed.h"
#include "story.h"
#include "text.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>

/* What the end of a file needs, for as long as it is written. */
struct papers {
    struct perf_data_event events[PATHS_MOST];
    char story[STORY_ROOM];
    char names[NAMES_ROOM];
    char command[COMMAND_ROOM];
    const char *arguments[COMMAND_WORDS];
};

static bool is_pending(void)
{
    sigset_t pending;

    return sigpending(&pending) == 0 && sigismember(&pending, SIGXFSZ);
}

/* The kernel sends SIGXFSZ to the thread that writes too much. */
struct quiet {
    sigset_t before;
    bool was_pending;
};

static struct quiet be_quiet(void)
{
    struct quiet quiet = {.was_pending = is_pending()};
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGXFSZ);
    pthread_sigmask(SIG_BLOCK, &set, &quiet.before);
    return quiet;
}

static void be_as_before(const struct quiet *quiet)
{
    const struct timespec now = {0};
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGXFSZ);
    if (!quiet->was_pending && is_pending())
        sigtimedwait(&set, NULL, &now);
    pthread_sigmask(SIG_SETMASK, &quiet->before, NULL);
}

static int write_end(struct run *run, struct papers *papers)
{
    const struct perf_event_attr attr = events_attr(run);
    struct perf_data_end end = {
        .attr = &attr,
        .events = papers->events,
        .event_count = story_events(run, papers->events, papers->names),
        .first_time = run->begun,
        .last_time = run->time.ended,
        .arguments = papers->arguments,
        .argument_count = command_read(papers->command, papers->arguments),
        .story = papers->story,
        .has_draft = true,
    };

    story_write(run, papers->story);
    return perf_data_end(run->tape.file, &end);
}

/* Samples that were taken, and could not be kept. */
static void lose(struct run *run, uint64_t count)
{
    run->taken -= count;
    run->lost += count;
}

/* A disk that is full has room again when the last samples are given up. So has a file that may not
 * be larger. Where the end is larger than half of them, it is not worth that: a draft has them all.
 */
static int write_end_anyhow(struct run *run, struct papers *papers)
{
    const struct quiet quiet = be_quiet();
    const uint64_t least = (PERF_DATA_DRAFT_ROOM + run->tape.size) / 2;
    int error = write_end(run, papers);
    uint64_t lost = 0;

    while (error && run->tape.size > least && tape_cut(&run->tape, &lost)) {
        lose(run, lost);
        lost = 0;
        error = write_end(run, papers);
    }
    /* It stays a draft, of what there is. */
    if (error)
        run->tape.frame->after(&run->tape);
    be_as_before(&quiet);
    return error;
}

static int complete(struct run *run)
{
    struct papers *papers = memory_map(sizeof(*papers));

    if (!papers)
        return -ENOMEM;
    mappings_read(&run->mappings, &run->tape, run->pid, run->time.ended);
    lose(run, tape_finish(&run->tape));
    const int error = tape_has_file(&run->tape) ? write_end_anyhow(run, papers) : -EBADF;
    munmap(papers, sizeof(*papers));
    return error;
}

static void close_file(struct run *run)
{
    if (!tape_has_file(&run->tape))
        return;
    direct_call(SYS_flock, run->tape.file, LOCK_UN, 0);
    kernel_close(run->tape.file);
}

int finish_file(struct run *run)
{
    const int error = complete(run);

    close_file(run);
    if (error == -EBADF)
        return PROBLEM(error, "cannot complete the profile ", run->path,
                       ": the program closed its descriptor, and the file is there no longer");
    if (error)
        return PROBLEM(error, "cannot complete the profile ", run->path, ": ",
                       text_of_error(-error),
                       "; what was written until then can be read all the same");
    return 0;
}
