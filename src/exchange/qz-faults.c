/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/qz-faults.h"
#include "model/qz-text.h"

#define MOST_FAULTS 1000
#define MOST_CHARACTERS 600

typedef struct
{
  char *file;
  char *pointer;
  char *message;
} Fault;

struct _QzFaults
{
  GPtrArray *faults; /* (element-type Fault) */
};

static void
fault_free (gpointer data)
{
  Fault *fault = data;

  g_free (fault->file);
  g_free (fault->pointer);
  g_free (fault->message);
  g_free (fault);
}

/* Numbers inside a pointer are compared as numbers, so that /items/2 stands before /items/10. */
static int
compare_pointers (const char *a, const char *b)
{
  while (*a != '\0' && *b != '\0')
    {
      if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
        {
          guint64 left = g_ascii_strtoull (a, (char **) &a, 10);
          guint64 right = g_ascii_strtoull (b, (char **) &b, 10);

          if (left != right)
            return left < right ? -1 : 1;
        }
      else if (*a != *b)
        return (guchar) *a < (guchar) *b ? -1 : 1;
      else
        {
          a++;
          b++;
        }
    }
  return (*a != '\0') - (*b != '\0');
}

static int
compare_faults (gconstpointer a, gconstpointer b)
{
  const Fault *left = *(Fault *const *) a;
  const Fault *right = *(Fault *const *) b;
  int order = strcmp (left->file, right->file);

  if (order == 0)
    order = compare_pointers (left->pointer, right->pointer);
  return order != 0 ? order : strcmp (left->message, right->message);
}

/* Keys and values quoted in a message came from outside: nothing invisible reaches a terminal. */
static char *
clean (char *line)
{
  GString *result;
  guint n = 0;

  if (qz_text_check_name ("", line, NULL) && g_utf8_strlen (line, -1) <= MOST_CHARACTERS)
    return line;
  result = g_string_new (NULL);
  for (const char *p = line; *p != '\0' && n < MOST_CHARACTERS; n++)
    {
      gunichar c = g_utf8_get_char_validated (p, -1);
      gboolean valid = c < 0x110000;

      if (valid && g_unichar_isprint (c))
        g_string_append_unichar (result, c);
      else
        g_string_append_unichar (result, 0xFFFD);
      p = valid ? g_utf8_next_char (p) : p + 1;
    }
  if (n == MOST_CHARACTERS)
    g_string_append (result, "…");
  g_free (line);
  return g_string_free (result, FALSE);
}

/**
 * qz_faults_new:
 *
 * Returns: (transfer full): an empty collection
 */
QzFaults *
qz_faults_new (void)
{
  QzFaults *self = g_new0 (QzFaults, 1);

  self->faults = g_ptr_array_new_with_free_func (fault_free);
  return self;
}

/**
 * qz_faults_free:
 * @self: (nullable) (transfer full): a collection
 */
void
qz_faults_free (QzFaults *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->faults);
  g_free (self);
}

/**
 * qz_faults_add:
 * @self: a collection
 * @file: name of the file inside the package
 * @pointer: JSON pointer (RFC 6901); "" when the whole file is meant
 * @format: the sentence, printf style
 * @...: arguments
 *
 * Adds a fault. After the thousandth nothing more is kept: the file is not what it should be.
 */
void
qz_faults_add (QzFaults *self, const char *file, const char *pointer, const char *format, ...)
{
  Fault *fault;
  va_list args;

  g_return_if_fail (self != NULL && file != NULL && pointer != NULL && format != NULL);

  if (self->faults->len >= MOST_FAULTS)
    return;
  fault = g_new0 (Fault, 1);
  fault->file = g_strdup (file);
  fault->pointer = g_strdup (pointer);
  va_start (args, format);
  fault->message = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->faults, fault);
}

/**
 * qz_faults_count:
 * @self: a collection
 *
 * Returns: how many faults were added
 */
guint
qz_faults_count (const QzFaults *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->faults->len;
}

/**
 * qz_faults_append_to:
 * @self: a collection
 * @lines: (element-type utf8): an array that frees its strings
 *
 * Appends one line a fault, "file: /pointer: sentence", sorted by file and place, none twice.
 */
void
qz_faults_append_to (QzFaults *self, GPtrArray *lines)
{
  g_autofree char *previous = NULL;

  g_return_if_fail (self != NULL && lines != NULL);

  g_ptr_array_sort (self->faults, compare_faults);
  for (guint i = 0; i < self->faults->len; i++)
    {
      const Fault *fault = self->faults->pdata[i];
      char *line;

      if (*fault->pointer == '\0')
        line = g_strdup_printf ("%s: %s", fault->file, fault->message);
      else
        line = g_strdup_printf ("%s: %s: %s", fault->file, fault->pointer, fault->message);
      line = clean (line);
      if (g_strcmp0 (line, previous) == 0)
        {
          g_free (line);
          continue;
        }
      g_ptr_array_add (lines, line);
      g_free (previous);
      previous = g_strdup (line);
    }
}
