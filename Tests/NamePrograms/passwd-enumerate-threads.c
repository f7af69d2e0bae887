/* Threads share one enumeration: each entry goes to one of them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

enum { USERS = 3000, THREADS = 4 };

static int seen[USERS];

static void *take(void *unused)
{
    struct passwd user, *found;
    char buffer[1024];

    while (getpwent_r(&user, buffer, sizeof buffer, &found) == 0)
        __atomic_add_fetch(&seen[user.pw_uid], 1, __ATOMIC_SEQ_CST);
    return unused;
}

int main(void)
{
    FILE *file = fopen(etc("passwd"), "w");
    pthread_t thread[THREADS];
    int once = 0;

    for (int i = 0; i < USERS; i++)
        fprintf(file, "user%d:x:%d:%d::/:/bin/sh\n", i, i, i);
    fclose(file);
    setpwent();
    for (int i = 0; i < THREADS; i++)
        pthread_create(&thread[i], NULL, take, NULL);
    for (int i = 0; i < THREADS; i++)
        pthread_join(thread[i], NULL);
    for (int i = 0; i < USERS; i++)
        once += seen[i] == 1;
    say("told once", once);
}
