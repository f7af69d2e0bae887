/* Eight threads with a connection each do not disturb one another.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static void *talk(void *result)
{
    struct line line = line_to(listener("127.0.0.1", 0));
    long right = 0;

    for (int i = 0; i < 500; i++) {
        int word = i, heard = -1;
        need(write(line.client, &word, sizeof word));
        need(read(line.server, &heard, sizeof heard));
        right += heard == word;
    }
    close(line.client);
    close(line.server);
    *(long *)result = right;
    return NULL;
}

int main(void)
{
    pthread_t threads[8];
    long right[8], sum = 0;

    for (int i = 0; i < 8; i++)
        pthread_create(&threads[i], NULL, talk, &right[i]);
    for (int i = 0; i < 8; i++) {
        pthread_join(threads[i], NULL);
        sum += right[i];
    }
    say("right", sum);
}
