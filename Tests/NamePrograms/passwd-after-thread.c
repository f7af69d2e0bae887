/* What a thread was told is still there when it has ended.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static const struct passwd *found;

static void *look(void *unused)
{
    found = getpwnam("alice");
    return unused;
}

int main(void)
{
    pthread_t thread;

    pthread_create(&thread, NULL, look, NULL);
    pthread_join(thread, NULL);
    say_passwd("alice", found);
    getpwuid(0);
    say_passwd("alice still", found);
}
