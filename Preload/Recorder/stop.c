/* stop.c — SPDX-License-Identifier: Apache-2.0 */
#include "complaint.h"
#include "control.h"
#include "finished.h"
#include "verbs.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Profiles of one process that are being recorded. */
struct profiles {
    size_t count;
    struct profile {
        int connection;
        struct control_answer about;
    } list[CONTROL_PLACES];
};

static void find_of(struct profiles *profiles, uid_t user, int32_t pid)
{
    for (unsigned place = 0; profiles->count < CONTROL_PLACES;) {
        struct profile *profile = &profiles->list[profiles->count];

        profile->connection = control_connect(user, pid, &place);
        if (profile->connection < 0)
            return;
        if (control_ask(profile->connection, CONTROL_WHO, &profile->about))
            profiles->count++;
        else
            close(profile->connection);
    }
}

/* Root stops what the process's owner has started, too. */
static void find(struct profiles *profiles, int32_t pid)
{
    char path[64];
    struct stat process;

    find_of(profiles, geteuid(), pid);
    snprintf(path, sizeof(path), "/proc/%d", pid);
    if (geteuid() == 0 && stat(path, &process) == 0 && process.st_uid != 0)
        find_of(profiles, process.st_uid, pid);
}

static void keep_only(struct profiles *profiles, const char *output)
{
    struct stat file;
    const bool is_there = stat(output, &file) == 0;
    size_t kept = 0;

    for (size_t i = 0; i < profiles->count; i++) {
        const struct control_answer *about = &profiles->list[i].about;

        if (is_there && about->device == file.st_dev && about->inode == file.st_ino)
            profiles->list[kept++] = profiles->list[i];
    }
    profiles->count = kept;
}

static int ask_which(const struct profiles *profiles, int32_t pid)
{
    char names[640] = "";

    for (size_t i = 0; i < profiles->count; i++)
        snprintf(names + strlen(names), sizeof(names) - strlen(names), "%s%s", i ? ", " : "",
                 profiles->list[i].about.path);
    return complain(EX_USAGE,
                    "process %d has %zu profiles, which write %s; say which with --output FILE, or "
                    "stop all of them with --all",
                    pid, profiles->count, names);
}

/* The recorder may have been faster, as its process has ended; or it has died. */
static int stop_one(struct profile *profile, int32_t pid)
{
    struct control_answer answer = profile->about;

    if (!control_ask(profile->connection, CONTROL_STOP, &answer)) {
        if (finished_look(answer.path, pid))
            return 0;
        return complain(EX_SOFTWARE, "the recorder of process %d has died; %s is not complete", pid,
                        answer.path);
    }
    return *answer.words ? complain(answer.status, "%s", answer.words) : answer.status;
}

/* The recorder of a process that has ended completes the file by itself. */
static int say_none(const struct record_options *options)
{
    const char *output = options->output ? options->output : "perf.data";

    if (kill(options->pid, 0) < 0 && errno == ESRCH && finished_look(output, options->pid))
        return complain(0, "process %d has ended before; %s is complete", options->pid, output);
    if (options->output)
        return complain(EX_NOINPUT,
                        "process %d has no profile of yours that writes %s; begin one with "
                        "'backlot perf start --output %s %d'",
                        options->pid, output, output, options->pid);
    return complain(EX_NOINPUT,
                    "process %d has no profile of yours; begin one with 'backlot perf start %d'",
                    options->pid, options->pid);
}

int record_stop(const struct record_options *options)
{
    static struct profiles profiles;
    int status = 0;

    find(&profiles, options->pid);
    if (options->output)
        keep_only(&profiles, options->output);
    if (!profiles.count)
        return say_none(options);
    if (profiles.count > 1 && !options->all)
        return ask_which(&profiles, options->pid);
    for (size_t i = 0; i < profiles.count; i++) {
        const int one = stop_one(&profiles.list[i], options->pid);

        status = status ? status : one;
    }
    return status;
}
