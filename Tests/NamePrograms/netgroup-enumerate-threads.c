/* Threads share one enumeration of a netgroup: each triple goes to one of them. Then some start and
 * end it over and over while others ask: nobody gets half a triple.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

enum { TRIPLES = 2000, THREADS = 4, ROUNDS = 3000 };

static int seen[TRIPLES], odd;

static int next(char *buffer, size_t size)
{
    char *host, *user, *domain;
    int number;

    if (!getnetgrent_r(&host, &user, &domain, buffer, size))
        return -1;
    number = atoi(host + strlen("host"));
    if (number != atoi(user + strlen("user")) || domain)
        __atomic_add_fetch(&odd, 1, __ATOMIC_SEQ_CST);
    return number;
}

static void *take(void *unused)
{
    char buffer[1024];

    for (int number; (number = next(buffer, sizeof buffer)) >= 0;)
        __atomic_add_fetch(&seen[number], 1, __ATOMIC_SEQ_CST);
    return unused;
}

static void *start_and_end(void *unused)
{
    char buffer[1024];

    for (int i = 0; i < ROUNDS; i++) {
        setnetgrent(i % 2 ? "few" : "others");
        next(buffer, sizeof buffer);
        if (i % 3 == 0)
            endnetgrent();
    }
    return unused;
}

static void *ask(void *unused)
{
    char buffer[1024];

    for (int i = 0; i < 10 * ROUNDS; i++)
        next(buffer, sizeof buffer);
    return unused;
}

int main(void)
{
    FILE *file = fopen(etc("netgroup"), "w");
    pthread_t thread[2 * THREADS];
    int once = 0;

    fprintf(file, "few (host1,user1,) (host2,user2,)\nothers (host3,user3,)\nmany");
    for (int i = 0; i < TRIPLES; i++)
        fprintf(file, " (host%d,user%d,)", i, i);
    fclose(file);
    say("many", setnetgrent("many"));
    for (int i = 0; i < THREADS; i++)
        pthread_create(&thread[i], NULL, take, NULL);
    for (int i = 0; i < THREADS; i++)
        pthread_join(thread[i], NULL);
    for (int i = 0; i < TRIPLES; i++)
        once += seen[i] == 1;
    say("told once", once);
    for (int i = 0; i < 2 * THREADS; i++)
        pthread_create(&thread[i], NULL, i % 2 ? start_and_end : ask, NULL);
    for (int i = 0; i < 2 * THREADS; i++)
        pthread_join(thread[i], NULL);
    say("odd ones", odd);
}
