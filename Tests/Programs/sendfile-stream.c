/* sendfile() sends a file's bytes, from where it stands or from where it is told.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include <sys/sendfile.h>

int main(void)
{
    struct line line = line_on("127.0.0.1");
    FILE *file = tmpfile();
    off_t from = 6;

    fputs("hello world, goodbye", file);
    fflush(file);
    lseek(fileno(file), 0, SEEK_SET);
    say("from where it stands", sendfile(line.client, fileno(file), NULL, 5));
    say("from 6", sendfile(line.client, fileno(file), &from, 5));
    say("offset", (long)from);
    say("rest", sendfile(line.client, fileno(file), NULL, 100));
    say("at its end", sendfile(line.client, fileno(file), NULL, 100));
    settle();
    hear("server", line.server);
    say("from a socket", sendfile(fileno(file), line.server, NULL, 5));
}
