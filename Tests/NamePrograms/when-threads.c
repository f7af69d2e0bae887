/* Eight threads, each with lookups of its own.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

enum { THREADS = 8, ROUNDS = 300 };

static void *work(void *argument)
{
    static const char *const names[] = {"root", "daemon", "alice", "bob", "carol", "nobody"};
    static const uid_t uids[] = {0, 1, 1001, 1002, 1003, 65534};
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};
    long right = 0, number = (long)argument;
    struct passwd user, *found;
    struct addrinfo *address;
    char buffer[1024];
    gid_t gids[20];

    for (long i = 0; i < ROUNDS; i++) {
        const size_t who = (size_t)(i + number) % 6;
        int room = 20;

        right += getpwnam_r(names[who], &user, buffer, sizeof buffer, &found) == 0 && found &&
                 user.pw_uid == uids[who];
        right += getpwuid_r(uids[who], &user, buffer, sizeof buffer, &found) == 0 && found &&
                 strcmp(user.pw_name, names[who]) == 0;
        right += getgrouplist("alice", 1001, gids, &room) == 4;
        right += getaddrinfo("db", "80", &hints, &address) == 0;
        freeaddrinfo(address);
    }
    return (void *)right;
}

int main(void)
{
    pthread_t thread[THREADS];
    void *right;

    for (long i = 0; i < THREADS; i++)
        pthread_create(&thread[i], NULL, work, (void *)i);
    for (int i = 0; i < THREADS; i++) {
        pthread_join(thread[i], &right);
        say("right", (long)right);
    }
}
