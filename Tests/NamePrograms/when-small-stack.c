/* Lookups in a thread with the smallest stack.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

#include <limits.h>

static void *work(void *unused)
{
    struct passwd user, *found;
    char buffer[512];

    if (getpwnam_r("alice", &user, buffer, sizeof buffer, &found) == 0 && found)
        say("uid", found->pw_uid);
    say("mallory", getpwnam_r("mallory", &user, buffer, sizeof buffer, &found));
    return unused;
}

int main(void)
{
    pthread_attr_t attributes;
    pthread_t thread;

    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 32768);
    if (pthread_create(&thread, &attributes, work, NULL))
        return 1;
    pthread_join(thread, NULL);
}
