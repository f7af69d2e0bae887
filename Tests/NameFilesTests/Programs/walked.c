/* Threads share an enumeration while the file is replaced: walked FILE [ROUNDS [THREADS]].
 *
 * In each round every line that the file had when the round began has to come to one thread, once.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "source.h"
#include "walk.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { USERS = 300 };

static const char *path;
static int rounds = 200, threads = 8;
static struct walk *users;
static pthread_barrier_t all_here;
static atomic_int times_taken[USERS];
static atomic_int failures;

static void write_users(int version)
{
    char other[4096];

    snprintf(other, sizeof other, "%s.new", path);
    FILE *file = fopen(other, "w");
    for (int i = 0; i < USERS; i++)
        fprintf(file, "user%d:x:%d:%d::/:/bin/sh\n", i, i, version);
    fclose(file);
    rename(other, path);
}

static bool take(const char *line, void *context)
{
    *(int *)context = atoi(line + strlen("user"));
    return true;
}

static void drain(void)
{
    int number;

    while (walk_next(users, take, &number))
        atomic_fetch_add(&times_taken[number], 1);
}

static void judge(void)
{
    for (int i = 0; i < USERS; i++)
        if (atomic_exchange(&times_taken[i], 0) != 1)
            atomic_fetch_add(&failures, 1);
}

static void *take_part(void *first)
{
    for (int round = 0; round < rounds; round++) {
        pthread_barrier_wait(&all_here);
        if (first)
            write_users(round + 1);
        drain();
        pthread_barrier_wait(&all_here);
        if (first) {
            judge();
            round % 2 ? walk_start(users) : walk_end(users);
        }
    }
    return NULL;
}

int main(int count, char **words)
{
    static _Alignas(64) char source_room[SOURCE_ROOM], walk_room[WALK_ROOM];
    pthread_t thread[64];

    path = words[1];
    rounds = count > 2 ? atoi(words[2]) : rounds;
    threads = count > 3 ? atoi(words[3]) : threads;
    users = walk_make(walk_room, source_make(source_room, NAME_PASSWD, path), 1);
    write_users(0);
    pthread_barrier_init(&all_here, NULL, (unsigned)threads);
    for (int i = 0; i < threads; i++)
        pthread_create(&thread[i], NULL, take_part, i == 0 ? &path : NULL);
    for (int i = 0; i < threads; i++)
        pthread_join(thread[i], NULL);
    printf("%d rounds, %d failures\n", rounds, atomic_load(&failures));
    return atomic_load(&failures) > 0;
}
