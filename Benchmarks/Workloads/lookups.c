/* Users, groups and hosts that are asked for, in files of so many lines.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"
#include "workload.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { COLD_STARTS = 11, MOST_THREADS = 64 };

struct asker {
    const struct question *question;
    long numbers[NUMBERS];
    unsigned next;
    pthread_t thread;
    long asked;
};

static void begin(struct asker *asker, const char *question)
{
    *asker = (struct asker){.question = question_named(question)};
    choose_numbers(lines_of(asker->question->file), asker->numbers);
}

static void ask_next(void *context)
{
    struct asker *const asker = context;

    asker->question->ask(asker->numbers[asker->next++ % NUMBERS]);
}

/* The best of many slices where an answer is quick: a ratio of 1.2 drowns in what else runs. Who
 * reads on until a line fits is slow, and would be at his best in a slice of the first lines. */
static enum pick pick_for(struct asker *asker)
{
    enum { TRIES = 16 };

    ask_next(asker);
    const double before = now();
    for (int i = 0; i < TRIES; i++) {
        ask_next(asker);
    }
    return now() - before > TRIES * 1e4 ? MEDIAN : BEST;
}

double lookups(const char *question)
{
    struct asker asker;

    begin(&asker, question);
    return 1e6 / measure(ask_next, &asker, pick_for(&asker));
}

/* The first question of a process, in milliseconds: in a child, for it can be asked once. */
static double first_question(struct asker *asker)
{
    int results[2];
    double time;

    want(pipe(results), "pipe");
    const pid_t child = companion();
    if (child == 0) {
        const double before = now();
        ask_next(asker);
        time = (now() - before) / 1e6;
        _exit(write(results[1], &time, sizeof time) == sizeof time ? 0 : 1);
    }
    close(results[1]);
    if (read(results[0], &time, sizeof time) != sizeof time) {
        cannot("the first question was not answered");
    }
    close(results[0]);
    want(waitpid(child, NULL, 0), "waitpid");
    return time;
}

double cold_load(const char *question)
{
    double samples[COLD_STARTS];
    struct asker asker;

    begin(&asker, question);
    for (int i = 0; i < COLD_STARTS; i++) {
        samples[i] = first_question(&asker);
    }
    return pick_from(samples, COLD_STARTS, MEDIAN);
}

static atomic_bool finished;

static void *ask_on(void *context)
{
    struct asker *const asker = context;
    long asked = 0;

    while (!atomic_load_explicit(&finished, memory_order_relaxed)) {
        ask_next(asker);
        asked++;
    }
    asker->asked = asked;
    return NULL;
}

double lookup_threads(const char *count)
{
    const int threads = atoi(count);
    struct asker *const asker = calloc(MOST_THREADS, sizeof *asker);
    long asked = 0;

    begin(&asker[0], "getpwnam");
    ask_next(&asker[0]);
    const double start = now();
    for (int i = 0; i < threads && i < MOST_THREADS; i++) {
        begin(&asker[i], "getpwnam");
        want_no(pthread_create(&asker[i].thread, NULL, ask_on, &asker[i]), "pthread_create");
    }
    nanosleep(&(struct timespec){.tv_nsec = 200 * 1000 * 1000}, NULL);
    atomic_store(&finished, true);
    for (int i = 0; i < threads && i < MOST_THREADS; i++) {
        pthread_join(asker[i].thread, NULL);
        asked += asker[i].asked;
    }
    return (double)asked / ((now() - start) / 1e9) / 1e3;
}

/* What the first question adds to this process, for each byte of the file. */
double lookup_memory(const char *question)
{
    struct asker asker;

    begin(&asker, question);
    const double before = resident("Rss");
    ask_next(&asker);
    return (resident("Rss") - before) * 1024 / (double)bytes_of(asker.question->file);
}
