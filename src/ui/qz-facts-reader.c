/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "operations/qz-read-facts.h"
#include "store/qz-topic.h"
#include "ui/qz-facts-reader.h"

/* Nothing waits for it: first the window, then the bundles of one act together. */
#define DELAY_SECONDS 2

struct _QzFactsReader
{
  GObject parent_instance;

  QzWorkspace *workspace; /* owned */
  QzReadFacts *operation; /* owned, nullable: under way */
  guint timeout;
};

G_DEFINE_FINAL_TYPE (QzFactsReader, qz_facts_reader, G_TYPE_OBJECT)

static void wait_a_little (QzFactsReader *self);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *weak = user_data;
  g_autoptr (QzFactsReader) self = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;
  gboolean done = qz_operation_run_finish (QZ_OPERATION (source), result, &error);

  g_weak_ref_clear (weak);
  g_free (weak);
  if (!done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("The files that came in were not looked into: %s", error->message);
  if (self == NULL)
    return;
  g_clear_object (&self->operation);
  /* More may have come meanwhile. */
  if (done && qz_read_facts_get_n_files (QZ_READ_FACTS (source)) > 0)
    wait_a_little (self);
}

static gboolean
timeout_cb (gpointer data)
{
  QzFactsReader *self = data;
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  self->timeout = 0;
  self->operation = qz_read_facts_new (self->workspace);
  g_weak_ref_init (weak, self);
  qz_operation_run_async (QZ_OPERATION (self->operation), NULL, read_cb, weak);
  return G_SOURCE_REMOVE;
}

static void
wait_a_little (QzFactsReader *self)
{
  if (self->timeout == 0 && self->operation == NULL)
    self->timeout = g_timeout_add_seconds (DELAY_SECONDS, timeout_cb, self);
}

static void
store_changed_cb (QzFactsReader *self, guint topics)
{
  if ((topics & QZ_TOPIC_MATERIALS) != 0)
    wait_a_little (self);
}

static void
qz_facts_reader_dispose (GObject *object)
{
  QzFactsReader *self = QZ_FACTS_READER (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->operation != NULL)
    qz_operation_cancel (QZ_OPERATION (self->operation));
  g_clear_object (&self->operation);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_facts_reader_parent_class)->dispose (object);
}

static void
qz_facts_reader_class_init (QzFactsReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_facts_reader_dispose;
}

static void
qz_facts_reader_init (QzFactsReader *self)
{
}

/**
 * qz_facts_reader_new:
 * @workspace: where
 *
 * A workspace that is open for reading only is left alone.
 *
 * Returns: (transfer full): a reader that begins soon
 */
QzFactsReader *
qz_facts_reader_new (QzWorkspace *workspace)
{
  QzFactsReader *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (QZ_TYPE_FACTS_READER, NULL);
  self->workspace = g_object_ref (workspace);
  if (qz_workspace_is_read_only (workspace))
    return self;
  g_signal_connect_object (qz_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  wait_a_little (self);
  return self;
}
