/* Starting processes, and what one of them weighs.
 * SPDX-License-Identifier: Apache-2.0 */
#include "endpoint.h"
#include "workload.h"

#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SPAWNS = 61, FEW_SPAWNS = 5, FORKS = 101 };

static const double patience = 1e8, last_patience = 5e8;

void reap(pid_t child)
{
    int status;

    want(waitpid(child, &status, 0), "waitpid");
    if (status != 0) {
        cannot("the child ended with status 0x%x", (unsigned)status);
    }
}

static void spawn_once(const char *program)
{
    pid_t child;

    want_no(posix_spawn(&child, program, NULL, NULL, command_line, environ), "posix_spawn");
    reap(child);
}

static bool is_worthwhile(int count, double spent)
{
    return count < 1 || (count < SPAWNS && spent < patience) ||
           (count < FEW_SPAWNS && spent < last_patience);
}

/* As our own environment has it: the spawning process is in the lot as well. */
double spawn(const char *program)
{
    const double start = now();
    double samples[SPAWNS];
    int count = 0;

    spawn_once(program);
    while (is_worthwhile(count, now() - start)) {
        const double before = now();
        spawn_once(program);
        samples[count++] = now() - before;
    }
    return pick_from(samples, count, MEDIAN) / 1e3;
}

double fork_exit(const char *unused)
{
    (void)unused;
    struct address where;
    double samples[FORKS];

    listener(&where);
    for (int i = 0; i < FORKS; i++) {
        const double before = now();
        const pid_t child = want(fork(), "fork");
        if (child == 0) {
            exit(EXIT_SUCCESS);
        }
        reap(child);
        samples[i] = now() - before;
    }
    return pick_from(samples, FORKS, MEDIAN) / 1e3;
}

void allow_descriptors(int count)
{
    struct rlimit limit;

    getrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_max < (rlim_t)count) {
        limit.rlim_max = (rlim_t)count; /* root may */
    }
    limit.rlim_cur = limit.rlim_max;
    want(setrlimit(RLIMIT_NOFILE, &limit), "RLIMIT_NOFILE");
}

double resident(const char *field)
{
    char line[256];
    FILE *const rollup = fopen("/proc/self/smaps_rollup", "re");

    while (rollup != NULL && fgets(line, sizeof line, rollup) != NULL) {
        if (strncmp(line, field, strlen(field)) == 0 && line[strlen(field)] == ':') {
            fclose(rollup);
            return atof(line + strlen(field) + 1);
        }
    }
    cannot("no %s in smaps_rollup", field);
}

/* Of this process once it has a socket. */
double memory(const char *field)
{
    struct address where;

    listener(&where);
    return resident(field);
}
