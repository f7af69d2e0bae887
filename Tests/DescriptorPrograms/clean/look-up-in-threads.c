/* Threads look up users and hosts at the same time.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <netdb.h>
#include <pwd.h>

static SEEN void *look_up(void *unused)
{
    for (int i = 0; i < 10; i++) {
        char room[2048];
        struct passwd user, *found_user;
        struct addrinfo *found;

        need(!getpwuid_r(0, &user, room, sizeof room, &found_user) && found_user);
        need(!getaddrinfo("localhost", NULL, NULL, &found));
        freeaddrinfo(found);
        need(!close(a_file()));
    }
    return unused;
}

int main(void)
{
    pthread_t threads[4];

    for (int i = 0; i < 4; i++)
        need(!pthread_create(&threads[i], NULL, look_up, NULL));
    for (int i = 0; i < 4; i++)
        need(!pthread_join(threads[i], NULL));
}
