/* refusal.c — SPDX-License-Identifier: Apache-2.0 */
#include "refusal.h"

#include <errno.h>
#include <linux/perf_event.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#define INSIDE "or measure regions inside of the program, which fall back to timers of CPU time"

#define SAY(...) snprintf(words, RECORD_PROBLEM, __VA_ARGS__)

/* kernel.perf_event_paranoid above 2 is a patch of Debian, Ubuntu and Android. */
static void explain_user(const struct refusal *refusal, char *words)
{
    if (refusal->owner != refusal->user)
        SAY("process %d belongs to user %u, and only that user or root may profile it; become one "
            "of them",
            refusal->pid, refusal->owner);
    else if (refusal->paranoid > 2)
        SAY("kernel.perf_event_paranoid is %ld, which leaves perf_event_open to root; have "
            "'sysctl kernel.perf_event_paranoid=2' set, " INSIDE,
            refusal->paranoid);
    else if (refusal->wants_kernel && refusal->paranoid > 1)
        SAY("kernel.perf_event_paranoid is %ld, which hides what the kernel does; have 'sysctl "
            "kernel.perf_event_paranoid=1' set, or do without %s",
            refusal->paranoid, refusal->event->in_kernel ? refusal->event->name : "--kernel");
    else if (refusal->error == EACCES)
        SAY("process %d does not let its own user look into it, as programs with more rights than "
            "their user's do not; become root",
            refusal->pid);
    else
        SAY("perf_event_open is forbidden here, as it is in most containers; run the container "
            "with CAP_PERFMON and a seccomp profile that allows perf_event_open, " INSIDE);
}

static void explain_root(char *words)
{
    SAY("perf_event_open is forbidden even to root here, as it is in most containers; run the "
        "container with CAP_PERFMON and a seccomp profile that allows perf_event_open, " INSIDE);
}

static void explain_event(const struct refusal *refusal, char *words)
{
    if (refusal->event->type == PERF_TYPE_SOFTWARE)
        SAY("this kernel does not know the event %s; use --event cpu-clock", refusal->event->name);
    else
        SAY("this machine does not count %s, as most virtual machines do not; use --event "
            "cpu-clock",
            refusal->event->name);
}

static void explain_other(const struct refusal *refusal, char *words)
{
    if (refusal->error == EINVAL && refusal->frequency > refusal->fastest)
        SAY("%u samples a second are more than kernel.perf_event_max_sample_rate allows; use "
            "--frequency %ld",
            refusal->frequency, refusal->fastest);
    else if (refusal->error == EMFILE || refusal->error == ENFILE)
        SAY("there are too few descriptors for the events of process %d, which takes one for each "
            "thread and CPU; raise the hard limit of 'ulimit -n', or do without --children, or use "
            "--no-threads",
            refusal->pid);
    else
        SAY("the kernel gives no event %s of process %d: %s; try --event cpu-clock",
            refusal->event->name, refusal->pid, strerror(refusal->error));
}

int refusal_explain(const struct refusal *refusal, char words[RECORD_PROBLEM])
{
    switch (refusal->error) {
    case EACCES:
    case EPERM:
        if (refusal->user)
            explain_user(refusal, words);
        else
            explain_root(words);
        return EX_NOPERM;
    case ENOENT:
    case ENODEV:
    case EOPNOTSUPP:
        explain_event(refusal, words);
        return EX_UNAVAILABLE;
    case ENOSYS:
        SAY("this kernel has no perf_event_open; use one with CONFIG_PERF_EVENTS, " INSIDE);
        return EX_UNAVAILABLE;
    case ESRCH:
        SAY("process %d has just ended; profile one that runs", refusal->pid);
        return EX_NOINPUT;
    default:
        explain_other(refusal, words);
        return EX_OSERR;
    }
}
