/* workload.h — the words the workloads are written with. A workload prints one number, or says in a
 * few words why the network it ran on can't do it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WORKLOAD_H
#define WORKLOAD_H

#include <stdbool.h>
#include <sys/types.h>

struct workload {
    const char *name;
    double (*run)(const char *argument);
    const char *help;
};

extern const struct workload workloads[];

/* The words after the workload's name; the last one is NULL. */
extern char **command_line;

/* Prints why, and exits with a status of its own: the driver tells it from a crash. */
__attribute__((noreturn, format(printf, 1, 2))) void cannot(const char *format, ...);

/* The value, if it is not negative; otherwise cannot("WHAT: ERRNO"). */
int want(int value, const char *what);

/* The same for calls that return an errno. */
void want_no(int error, const char *what);

double now(void); /* nanoseconds */

enum pick {
    MEDIAN, /* what a user meets */
    BEST,   /* for a difference of a few nanoseconds: noise only ever adds */
};

/* Repeats `step` for about 150 ms and returns the nanoseconds of one. */
double measure(void (*step)(void *), void *context, enum pick);

double pick_from(double *samples, int count, enum pick); /* sorts them */

/* Forks a child that dies with us. As fork() returns. */
pid_t companion(void);
void end_companion(pid_t);

/* The same with another program, which says what it says to `output`. */
pid_t companion_program(char **words, int output);

void reap(pid_t child); /* cannot(), if it has not ended well */

/* So many are open at once. */
void allow_descriptors(int count);

double resident(const char *field); /* "Rss" or "Pss" of this process, in KiB */

double tcp_pingpong(const char *);
double tcp_stream(const char *);
double tcp_churn(const char *);
double tcp_threads(const char *);
double udp_pingpong(const char *);
double bind_any(const char *taken);
double foreign(const char *call);
double spawn(const char *program);
double command(const char *program);
double server(const char *path);
double open_and_close(const char *unused);
double open_and_close_some(const char *count);
double open_and_close_threads(const char *count);
double open_memory(const char *count);
double fork_exit(const char *);
double memory(const char *field);
double lookups(const char *question);
double cold_load(const char *question);
double lookup_threads(const char *count);
double lookup_memory(const char *question);

#endif
