/* A bound socket that does not listen yet can do so after exec.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(int count, char **words)
{
    if (count > 1) {
        int bound_one = know(atoi(words[1]), "bound"), fresh = atoi(words[2]);
        say_own("own", bound_one);
        say_own("fresh", fresh);
        say("listen", listen(bound_one, 5));
        say("the fresh one connects", dial(fresh, own(bound_one)));
        did("accept", accept(bound_one, NULL, NULL));
        return 0;
    }
    char first[12], second[12];
    snprintf(first, sizeof first, "%d", bound(SOCK_STREAM, "127.0.0.1", 0));
    snprintf(second, sizeof second, "%d", stream(AF_INET));
    execl("/proc/self/exe", words[0], first, second, NULL);
    return 1;
}
